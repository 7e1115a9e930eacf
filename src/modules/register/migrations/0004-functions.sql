-- Functions are callable by everybody unless said otherwise; these rewrite the index.
revoke execute on function register.index_for_search from public;
revoke execute on function register.refresh_vocabulary from public;
grant execute on function register.refresh_vocabulary to chung_app, chung_national;
