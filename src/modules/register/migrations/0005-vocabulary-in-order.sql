-- New words enter the vocabulary in alphabetical order, and pairs of words are sorted out before they are counted.
-- Puts the named organisations (null: all) into the index.
create or replace function register.index_for_search(ids uuid[]) returns int
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  abbreviations jsonb := (select jsonb_object_agg(phrase, expands_to) from register.search_word where kind = 'abbreviation');
  generic text[] := array(select phrase from register.search_word where kind = 'generic' order by length(phrase) desc, phrase);
  place_words text[] := array(select phrase from register.search_word where kind = 'place' order by length(phrase) desc, phrase);
  -- A join, not "null or any": that would read the whole table for each batch.
  wanted uuid[] := coalesce(ids, array(select id from register.organisation));
  indexed int;
begin
  if cardinality(wanted) = 0 then return 0; end if;
  with folded as materialized (
    select o.id, o.code, o.name, o.type, o.status, o.sector, o.field, o.province_code, o.commune_code,
      register.expand(register.fold(o.name), abbreviations) as folded,
      case when o.former_names = '{}' and o.name_short is null and o.name_foreign is null then null
        else register.expand(register.fold(concat_ws(' ', o.name_short, o.name_foreign, array_to_string(o.former_names, ' '))), abbreviations) end as other_names,
      register.fold(o.address) as place
    from unnest(wanted) w(id) join register.organisation o on o.id = w.id
  ), cored as materialized (
    select f.*, register.core(f.folded, generic) as core, register.core(f.other_names, generic) as other_core from folded f
  ), named as materialized (
    select c.*, register.terms(register.core(nullif(c.place, ''), place_words)) as place_terms, register.terms(c.core) || coalesce(register.terms(c.other_core), '{}')
      || case when c.province_code is null then '{}' else array['p:' || c.province_code] end as name_terms
    from cored c
  )
  insert into register.search_document as d (organisation_id, code, name, folded, core, name_terms, terms, type, status, sector, field, province_code, commune_code)
  select id, code, name, folded, core, name_terms, name_terms || coalesce(place_terms, '{}'), type, status, sector, field, province_code, commune_code
  from named
  on conflict (organisation_id) do update set
    code = excluded.code, name = excluded.name, folded = excluded.folded, core = excluded.core, name_terms = excluded.name_terms,
    terms = excluded.terms, type = excluded.type, status = excluded.status, sector = excluded.sector, field = excluded.field,
    province_code = excluded.province_code, commune_code = excluded.commune_code;
  get diagnostics indexed = row_count;

  -- In one order for all: of two imports that bring the same new words, one waits for the other instead of both for each.
  insert into register.search_syllable (syllable, documents)
  select word, 1 from (
    select distinct word from unnest(wanted) w(id) join register.search_document d on d.organisation_id = w.id, unnest(d.terms) word
    where strpos(word, '_') = 0 and word ~ '^[a-z]{2,7}$'
    except select syllable from register.search_syllable) fresh
  order by word
  on conflict do nothing;
  return indexed;
end $$;
