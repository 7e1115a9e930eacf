-- Search: syllables and pairs of neighbouring syllables, without the words that stand in every second name.
-- Trigrams over a million Vietnamese names take seconds: a few thousand syllables share all trigrams.

create table register.search_word (
  id uuid not null default uuidv7() unique,
  phrase text primary key,
  -- 'abbreviation' is written out; 'generic' says nothing about which organisation is meant; 'place' names a kind of unit.
  kind text not null check (kind in ('abbreviation', 'generic', 'place')),
  expands_to text check ((expands_to is not null) = (kind = 'abbreviation'))
);
-- The same list stands in data/register/generic-words.json, a test compares them.
insert into register.search_word (phrase, expands_to, kind) select phrase, expands_to, 'abbreviation' from (values
  ('htx', 'hop tac xa'), ('lhhtx', 'lien hiep hop tac xa'), ('lhtx', 'lien hiep hop tac xa'), ('tht', 'to hop tac'),
  ('htxnn', 'hop tac xa nong nghiep'), ('htxdv', 'hop tac xa dich vu'), ('htxdvnn', 'hop tac xa dich vu nong nghiep'),
  ('nn', 'nong nghiep'), ('dv', 'dich vu'), ('sx', 'san xuat'), ('tm', 'thuong mai'), ('kd', 'kinh doanh'),
  ('th', 'tong hop'), ('dvnn', 'dich vu nong nghiep'), ('nndv', 'nong nghiep dich vu'), ('dvth', 'dich vu tong hop'),
  ('dvtm', 'dich vu thuong mai'), ('tmdv', 'thuong mai dich vu'), ('sxkd', 'san xuat kinh doanh'),
  ('sxtm', 'san xuat thuong mai'), ('sxnn', 'san xuat nong nghiep'), ('cb', 'che bien'), ('xd', 'xay dung'),
  ('ntts', 'nuoi trong thuy san'), ('ttcn', 'tieu thu cong nghiep'), ('gtvt', 'giao thong van tai'), ('vt', 'van tai'),
  ('qtdnd', 'quy tin dung nhan dan'), ('cnc', 'cong nghe cao'), ('vsmt', 've sinh moi truong')) as abbreviation (phrase, expands_to);
insert into register.search_word (phrase, kind) select phrase, 'generic' from unnest(array[
  'lien hiep hop tac xa', 'hop tac xa', 'to hop tac', 'nong nghiep', 'dich vu', 'san xuat', 'thuong mai', 'kinh doanh', 'tong hop', 'va']) phrase;
insert into register.search_word (phrase, kind) select phrase, 'place' from unnest(array[
  'thi tran', 'dac khu', 'thi xa', 'thanh pho', 'khu pho', 'to dan pho', 'quoc lo', 'tinh lo', 'xa', 'phuong', 'huyen', 'quan', 'tinh', 'tp', 'thon', 'ap', 'xom', 'ban', 'lang', 'buon', 'khu', 'kp', 'tdp', 'to', 'duong', 'so']) phrase;

-- Lower case, no marks, one space between words: the same as fold() of the program, a test compares them.
create function register.fold(input text) returns text language sql immutable parallel safe as $$
  select trim(regexp_replace(translate(lower(normalize(input, NFD) collate "pg_c_utf8"),
    E'đ\u0300\u0301\u0302\u0303\u0306\u0308\u0309\u030a\u030c\u031b\u0323\u0327''’‘ʼ`´′', 'd') collate "C", '[^a-z0-9]+', ' ', 'g'))
$$;

create function register.expand(folded text, abbreviations jsonb) returns text language plpgsql immutable parallel safe as $$
declare word text; result text := '';
begin
  foreach word in array string_to_array(folded, ' ') loop
    result := result || ' ' || coalesce(abbreviations ->> word, word);
  end loop;
  return ltrim(result);
end $$;

-- What is left of a name without the generic phrases (longest first); the whole name when nothing is left.
create function register.core(expanded text, generic text[]) returns text language plpgsql immutable parallel safe as $$
declare phrase text; result text := ' ' || expanded || ' ';
begin
  if expanded is null then return null; end if;
  foreach phrase in array generic loop
    result := replace(result, ' ' || phrase || ' ', ' ');
  end loop;
  return coalesce(nullif(trim(result), ''), expanded);
end $$;

create function register.terms(core text) returns text[] language plpgsql immutable parallel safe as $$
declare words text[] := string_to_array(core, ' '); result text[] := words;
begin
  for i in 1 .. coalesce(array_length(words, 1), 0) - 1 loop
    result := result || (words[i] || '_' || words[i + 1]);
  end loop;
  return result;
end $$;

-- Public facts only, so that the anonymous reader's constant policy lets the GIN index work.
create table register.search_document (
  -- No foreign key: derived by triggers, and a check per row would cost a third of an import's indexing.
  organisation_id uuid primary key,
  code text collate "C",
  name text not null,
  -- Folded, abbreviations written out; without generic phrases.
  folded text collate "C" not null,
  core text collate "C" not null,
  -- Syllables and pairs of today's and earlier names; then those of the address; each with 'p:' province.
  name_terms text[] not null,
  terms text[] not null,
  type text not null,
  status text not null,
  sector text,
  field text,
  province_code text,
  commune_code text
);
create index search_document_folded on register.search_document (folded, organisation_id);
create index search_document_core on register.search_document (core, province_code);
create index search_document_code on register.search_document (code);
create index search_document_name_terms on register.search_document using gin (name_terms);
create index search_document_terms on register.search_document using gin (terms);
create index search_document_province on register.search_document (province_code, folded, organisation_id);
create index search_document_commune on register.search_document (commune_code, folded, organisation_id);

-- The vocabulary that repairs typing errors. Counts are brought up to date by refresh_vocabulary, not in each
-- transaction: two imports would wait for each other on the row of "binh".
create table register.search_syllable (
  id uuid not null default uuidv7() unique,
  syllable text collate "C" primary key,
  documents int not null
);

-- Puts the named organisations (null: all) into the index.
create function register.index_for_search(ids uuid[]) returns int
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

  insert into register.search_syllable (syllable, documents)
  select word, 1 from (
    select distinct word from unnest(wanted) w(id) join register.search_document d on d.organisation_id = w.id, unnest(d.terms) word
    except select syllable from register.search_syllable) fresh
  where word ~ '^[a-z]{2,7}$'
  on conflict do nothing;
  return indexed;
end $$;

create function register.refresh_vocabulary() returns int
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare counted int;
begin
  insert into register.search_syllable as s (syllable, documents)
  select word, count(*) from register.search_document d, unnest(string_to_array(d.folded, ' ') || d.terms) word
  where word ~ '^[a-z]{2,7}$' group by word
  on conflict (syllable) do update set documents = excluded.documents where s.documents <> excluded.documents;
  get diagnostics counted = row_count;
  return counted;
end $$;

create function register.organisation_indexed() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op = 'DELETE' then
    delete from register.search_document d using old_rows o where d.organisation_id = o.id;
  elsif tg_op = 'INSERT' then
    perform register.index_for_search(array(select id from new_rows));
  else
    perform register.index_for_search(array(
      select n.id from new_rows n join old_rows o on o.id = n.id
      where (n.code, n.name, n.name_short, n.name_foreign, n.former_names, n.address, n.type, n.status, n.sector, n.field, n.province_code, n.commune_code)
        is distinct from (o.code, o.name, o.name_short, o.name_foreign, o.former_names, o.address, o.type, o.status, o.sector, o.field, o.province_code, o.commune_code)));
  end if;
  return null;
end $$;
create trigger search_insert after insert on register.organisation referencing new table as new_rows
  for each statement execute function register.organisation_indexed();
create trigger search_update after update on register.organisation referencing old table as old_rows new table as new_rows
  for each statement execute function register.organisation_indexed();
create trigger search_delete after delete on register.organisation referencing old table as old_rows
  for each statement execute function register.organisation_indexed();
