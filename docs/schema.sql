-- Generated from the migrations; `npm run generate` writes it anew.

table assembly.assistance -- row-level security, forced
  organisation_id uuid not null
  id uuid not null
  meeting_id uuid not null
  question_id uuid not null
  member_id uuid not null
  spoke_name text not null
  typed_id uuid
  typed_name text not null
  confirmed_by text not null
  evidence text not null
  at timestamp with time zone not null
  constraint assistance_confirmed_by_check CHECK ((confirmed_by = ANY (ARRAY['pin'::text, 'signature'::text, 'call_back'::text])))
  constraint assistance_evidence_check CHECK (((length(evidence) >= 1) AND (length(evidence) <= 300)))
  constraint assistance_organisation_id_question_id_fkey FOREIGN KEY (organisation_id, question_id) REFERENCES assembly.question(organisation_id, id)
  constraint assistance_pkey PRIMARY KEY (organisation_id, id)
  constraint assistance_spoke_name_check CHECK (((length(spoke_name) >= 1) AND (length(spoke_name) <= 200)))
  policy owner for all to chung_owner using true with check true
  policy tenant for all to chung_app using (organisation_id = ANY (platform.actor_orgs())) with check (organisation_id = ANY (platform.actor_orgs()))
  CREATE TRIGGER audit_delete AFTER DELETE ON assembly.assistance REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_insert AFTER INSERT ON assembly.assistance REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_update AFTER UPDATE ON assembly.assistance REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  grant DELETE, INSERT, SELECT, UPDATE to chung_app

table assembly.attendance -- row-level security, forced
  organisation_id uuid not null
  id uuid not null
  meeting_id uuid not null
  call_no smallint not null
  member_id uuid not null
  mode text not null
  authorisation_id uuid
  via text not null
  came_at timestamp with time zone not null
  by_id uuid
  by_name text not null
  left_at timestamp with time zone
  left_reason text
  constraint attendance_check CHECK (((mode = 'proxy'::text) = (authorisation_id IS NOT NULL)))
  constraint attendance_left_reason_check CHECK ((length(left_reason) <= 300))
  constraint attendance_mode_check CHECK ((mode = ANY (ARRAY['in_person'::text, 'online'::text, 'proxy'::text])))
  constraint attendance_organisation_id_meeting_id_fkey FOREIGN KEY (organisation_id, meeting_id) REFERENCES assembly.meeting(organisation_id, id)
  constraint attendance_pkey PRIMARY KEY (organisation_id, id)
  constraint attendance_via_check CHECK ((via = ANY (ARRAY['qr'::text, 'clerk'::text, 'self'::text])))
  CREATE UNIQUE INDEX attendance_once ON assembly.attendance USING btree (organisation_id, meeting_id, call_no, member_id) WHERE (left_at IS NULL)
  policy owner for all to chung_owner using true with check true
  policy tenant for all to chung_app using (organisation_id = ANY (platform.actor_orgs())) with check (organisation_id = ANY (platform.actor_orgs()))
  CREATE TRIGGER audit_delete AFTER DELETE ON assembly.attendance REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_insert AFTER INSERT ON assembly.attendance REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_update AFTER UPDATE ON assembly.attendance REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  grant DELETE, INSERT, SELECT, UPDATE to chung_app

table assembly.authorisation -- row-level security, forced
  organisation_id uuid not null
  id uuid not null
  meeting_id uuid not null
  principal_id uuid not null
  holder_id uuid
  holder_name text not null
  kind text not null
  ground text not null
  given_at timestamp with time zone not null
  revoked_at timestamp with time zone
  constraint authorisation_check CHECK ((holder_id IS DISTINCT FROM principal_id))
  constraint authorisation_check1 CHECK (((kind = 'proxy'::text) OR (holder_id IS NOT NULL)))
  constraint authorisation_ground_check CHECK (((length(ground) >= 1) AND (length(ground) <= 300)))
  constraint authorisation_holder_name_check CHECK (((length(holder_name) >= 1) AND (length(holder_name) <= 200)))
  constraint authorisation_kind_check CHECK ((kind = ANY (ARRAY['delegate'::text, 'proxy'::text])))
  constraint authorisation_organisation_id_meeting_id_fkey FOREIGN KEY (organisation_id, meeting_id) REFERENCES assembly.meeting(organisation_id, id)
  constraint authorisation_pkey PRIMARY KEY (organisation_id, id)
  CREATE UNIQUE INDEX authorisation_id ON assembly.authorisation USING btree (id)
  CREATE UNIQUE INDEX authorisation_once ON assembly.authorisation USING btree (organisation_id, meeting_id, principal_id) WHERE (revoked_at IS NULL)
  policy owner for all to chung_owner using true with check true
  policy tenant for all to chung_app using (organisation_id = ANY (platform.actor_orgs())) with check (organisation_id = ANY (platform.actor_orgs()))
  CREATE TRIGGER audit_delete AFTER DELETE ON assembly.authorisation REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_insert AFTER INSERT ON assembly.authorisation REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_update AFTER UPDATE ON assembly.authorisation REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  grant DELETE, INSERT, SELECT, UPDATE to chung_app

table assembly.call -- row-level security, forced
  organisation_id uuid not null
  meeting_id uuid not null
  number smallint not null
  planned_at timestamp with time zone not null
  place text not null
  online_at text
  notified_at timestamp with time zone
  closed_at timestamp with time zone
  outcome text
  base integer
  attending integer
  notice_id uuid
  constraint call_number_check CHECK (((number >= 1) AND (number <= 3)))
  constraint call_online_at_check CHECK ((length(online_at) <= 500))
  constraint call_organisation_id_meeting_id_fkey FOREIGN KEY (organisation_id, meeting_id) REFERENCES assembly.meeting(organisation_id, id)
  constraint call_outcome_check CHECK ((outcome = ANY (ARRAY['held'::text, 'no_quorum'::text])))
  constraint call_pkey PRIMARY KEY (organisation_id, meeting_id, number)
  constraint call_place_check CHECK (((length(place) >= 1) AND (length(place) <= 300)))
  policy owner for all to chung_owner using true with check true
  policy tenant for all to chung_app using (organisation_id = ANY (platform.actor_orgs())) with check (organisation_id = ANY (platform.actor_orgs()))
  CREATE TRIGGER audit_delete AFTER DELETE ON assembly.call REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_insert AFTER INSERT ON assembly.call REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_update AFTER UPDATE ON assembly.call REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  grant DELETE, INSERT, SELECT, UPDATE to chung_app

table assembly.candidate -- row-level security, forced
  organisation_id uuid not null
  id uuid not null
  question_id uuid not null
  position integer not null
  name text not null
  member_id uuid
  votes integer
  elected boolean
  constraint candidate_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200)))
  constraint candidate_organisation_id_question_id_fkey FOREIGN KEY (organisation_id, question_id) REFERENCES assembly.question(organisation_id, id)
  constraint candidate_pkey PRIMARY KEY (organisation_id, id)
  CREATE INDEX candidate_question ON assembly.candidate USING btree (organisation_id, question_id, "position")
  policy owner for all to chung_owner using true with check true
  policy tenant for all to chung_app using (organisation_id = ANY (platform.actor_orgs())) with check (organisation_id = ANY (platform.actor_orgs()))
  CREATE TRIGGER audit_delete AFTER DELETE ON assembly.candidate REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_insert AFTER INSERT ON assembly.candidate REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_update AFTER UPDATE ON assembly.candidate REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  grant DELETE, INSERT, SELECT, UPDATE to chung_app

table assembly.clerk -- row-level security, forced
  organisation_id uuid not null
  meeting_id uuid not null
  person_id uuid not null
  name text not null
  task text not null
  constraint clerk_organisation_id_meeting_id_fkey FOREIGN KEY (organisation_id, meeting_id) REFERENCES assembly.meeting(organisation_id, id)
  constraint clerk_pkey PRIMARY KEY (organisation_id, meeting_id, person_id, task)
  constraint clerk_task_check CHECK ((task = ANY (ARRAY['check_in'::text, 'count'::text, 'secretary'::text])))
  policy owner for all to chung_owner using true with check true
  policy tenant for all to chung_app using (organisation_id = ANY (platform.actor_orgs())) with check (organisation_id = ANY (platform.actor_orgs()))
  CREATE TRIGGER audit_delete AFTER DELETE ON assembly.clerk REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_insert AFTER INSERT ON assembly.clerk REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_update AFTER UPDATE ON assembly.clerk REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  grant DELETE, INSERT, SELECT, UPDATE to chung_app

table assembly.count -- row-level security, forced
  organisation_id uuid not null
  id uuid not null
  question_id uuid not null
  source text not null
  round smallint not null
  figures jsonb not null
  counter_id uuid not null
  counter_name text not null
  counted_at timestamp with time zone not null
  constraint count_organisation_id_question_id_fkey FOREIGN KEY (organisation_id, question_id) REFERENCES assembly.question(organisation_id, id)
  constraint count_organisation_id_question_id_source_round_counter_id_key UNIQUE (organisation_id, question_id, source, round, counter_id)
  constraint count_pkey PRIMARY KEY (organisation_id, id)
  constraint count_round_check CHECK (((round >= 1) AND (round <= 20)))
  constraint count_source_check CHECK ((source = ANY (ARRAY['hands'::text, 'box'::text])))
  policy owner for all to chung_owner using true with check true
  policy tenant for all to chung_app using (organisation_id = ANY (platform.actor_orgs())) with check (organisation_id = ANY (platform.actor_orgs()))
  CREATE TRIGGER audit_delete AFTER DELETE ON assembly.count REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_insert AFTER INSERT ON assembly.count REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_update AFTER UPDATE ON assembly.count REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  grant DELETE, INSERT, SELECT, UPDATE to chung_app

table assembly.delivery -- row-level security, forced
  organisation_id uuid not null
  id uuid not null
  meeting_id uuid not null
  call_no smallint not null
  member_id uuid not null
  channel text not null
  delivered_on date not null
  recorded_at timestamp with time zone not null
  by_id uuid
  by_name text not null
  note text
  constraint delivery_channel_check CHECK ((channel = ANY (ARRAY['paper'::text, 'electronic'::text])))
  constraint delivery_note_check CHECK ((length(note) <= 300))
  constraint delivery_organisation_id_meeting_id_fkey FOREIGN KEY (organisation_id, meeting_id) REFERENCES assembly.meeting(organisation_id, id)
  constraint delivery_pkey PRIMARY KEY (organisation_id, id)
  CREATE INDEX delivery_meeting ON assembly.delivery USING btree (organisation_id, meeting_id, call_no, member_id, delivered_on)
  policy owner for all to chung_owner using true with check true
  policy tenant for all to chung_app using (organisation_id = ANY (platform.actor_orgs())) with check (organisation_id = ANY (platform.actor_orgs()))
  CREATE TRIGGER audit_delete AFTER DELETE ON assembly.delivery REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_insert AFTER INSERT ON assembly.delivery REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_update AFTER UPDATE ON assembly.delivery REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  grant DELETE, INSERT, SELECT, UPDATE to chung_app

table assembly.drawing -- row-level security, forced
  organisation_id uuid not null
  id uuid not null
  meeting_id uuid not null
  member_id uuid not null
  path text not null
  width integer not null
  height integer not null
  hash text not null
  at timestamp with time zone not null
  by_id uuid
  by_name text not null
  constraint drawing_hash_check CHECK ((hash ~ '^[0-9a-f]{64}$'::text))
  constraint drawing_height_check CHECK (((height >= 1) AND (height <= 10000)))
  constraint drawing_organisation_id_meeting_id_fkey FOREIGN KEY (organisation_id, meeting_id) REFERENCES assembly.meeting(organisation_id, id)
  constraint drawing_path_check CHECK (((length(path) >= 10) AND (length(path) <= 100000)))
  constraint drawing_pkey PRIMARY KEY (organisation_id, id)
  constraint drawing_width_check CHECK (((width >= 1) AND (width <= 10000)))
  CREATE UNIQUE INDEX drawing_hash ON assembly.drawing USING btree (organisation_id, meeting_id, hash)
  policy owner for all to chung_owner using true with check true
  policy tenant for all to chung_app using (organisation_id = ANY (platform.actor_orgs())) with check (organisation_id = ANY (platform.actor_orgs()))
  CREATE TRIGGER audit_delete AFTER DELETE ON assembly.drawing REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_insert AFTER INSERT ON assembly.drawing REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_update AFTER UPDATE ON assembly.drawing REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  grant DELETE, INSERT, SELECT, UPDATE to chung_app

table assembly.entitled -- row-level security, forced
  organisation_id uuid not null
  meeting_id uuid not null
  member_id uuid not null
  number integer not null
  name text not null
  search_name text not null
  party text not null
  person_id uuid
  weight integer not null default 1
  delegate boolean not null default false
  joined_on date not null
  listed_at timestamp with time zone not null
  withdrawn_at timestamp with time zone
  withdrawn_reason text
  constraint entitled_organisation_id_meeting_id_fkey FOREIGN KEY (organisation_id, meeting_id) REFERENCES assembly.meeting(organisation_id, id)
  constraint entitled_pkey PRIMARY KEY (organisation_id, meeting_id, member_id)
  constraint entitled_weight_check CHECK (((weight >= 1) AND (weight <= 100000)))
  constraint entitled_withdrawn_reason_check CHECK (((length(withdrawn_reason) >= 1) AND (length(withdrawn_reason) <= 500)))
  CREATE INDEX entitled_person ON assembly.entitled USING btree (person_id, meeting_id) WHERE (person_id IS NOT NULL)
  policy owner for all to chung_owner using true with check true
  policy tenant for all to chung_app using (organisation_id = ANY (platform.actor_orgs())) with check (organisation_id = ANY (platform.actor_orgs()))
  CREATE TRIGGER audit_delete AFTER DELETE ON assembly.entitled REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_insert AFTER INSERT ON assembly.entitled REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_update AFTER UPDATE ON assembly.entitled REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  grant DELETE, INSERT, SELECT, UPDATE to chung_app

table assembly.guest -- row-level security, forced
  organisation_id uuid not null
  id uuid not null
  meeting_id uuid not null
  member_id uuid
  name text not null
  capacity text not null
  came_at timestamp with time zone
  constraint guest_capacity_check CHECK ((capacity = ANY (ARRAY['linked_member'::text, 'hired_director'::text, 'authority'::text, 'guest'::text])))
  constraint guest_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200)))
  constraint guest_organisation_id_meeting_id_fkey FOREIGN KEY (organisation_id, meeting_id) REFERENCES assembly.meeting(organisation_id, id)
  constraint guest_pkey PRIMARY KEY (organisation_id, id)
  CREATE UNIQUE INDEX guest_member ON assembly.guest USING btree (organisation_id, meeting_id, member_id) WHERE (member_id IS NOT NULL)
  policy owner for all to chung_owner using true with check true
  policy tenant for all to chung_app using (organisation_id = ANY (platform.actor_orgs())) with check (organisation_id = ANY (platform.actor_orgs()))
  CREATE TRIGGER audit_delete AFTER DELETE ON assembly.guest REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_insert AFTER INSERT ON assembly.guest REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_update AFTER UPDATE ON assembly.guest REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  grant DELETE, INSERT, SELECT, UPDATE to chung_app

table assembly.happening -- row-level security, forced
  organisation_id uuid not null
  id uuid not null
  meeting_id uuid not null
  at timestamp with time zone not null
  kind text not null
  params jsonb not null default '{}'::jsonb
  by_name text not null
  constraint happening_kind_check CHECK (((length(kind) >= 1) AND (length(kind) <= 60)))
  constraint happening_organisation_id_meeting_id_fkey FOREIGN KEY (organisation_id, meeting_id) REFERENCES assembly.meeting(organisation_id, id)
  constraint happening_pkey PRIMARY KEY (organisation_id, id)
  CREATE INDEX happening_meeting ON assembly.happening USING btree (organisation_id, meeting_id, id)
  policy owner for all to chung_owner using true with check true
  policy tenant for all to chung_app using (organisation_id = ANY (platform.actor_orgs())) with check (organisation_id = ANY (platform.actor_orgs()))
  CREATE TRIGGER audit_delete AFTER DELETE ON assembly.happening REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_insert AFTER INSERT ON assembly.happening REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_update AFTER UPDATE ON assembly.happening REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  grant DELETE, INSERT, SELECT, UPDATE to chung_app

table assembly.meeting -- row-level security, forced
  organisation_id uuid not null
  id uuid not null
  organisation_type text not null
  title text not null
  kind text not null
  fiscal_year integer
  form text not null
  mode text not null
  convener text not null
  model text not null
  requested_on date
  requesters integer
  state text not null default 'preparing'::text
  call_no smallint not null default 1
  denominator text not null
  proposal_days integer not null
  group_rules jsonb
  chair_name text
  secretary_name text
  entitled_on date
  opened_at timestamp with time zone
  closed_at timestamp with time zone
  note text
  created_by uuid
  version integer not null default 1
  constraint meeting_call_no_check CHECK (((call_no >= 1) AND (call_no <= 3)))
  constraint meeting_chair_name_check CHECK (((length(chair_name) >= 1) AND (length(chair_name) <= 200)))
  constraint meeting_check CHECK (((group_rules IS NOT NULL) = (organisation_type = 'THT'::text)))
  constraint meeting_check1 CHECK (((kind <> 'annual'::text) OR (fiscal_year IS NOT NULL)))
  constraint meeting_convener_check CHECK ((convener = ANY (ARRAY['board'::text, 'director'::text, 'supervisors'::text, 'members'::text, 'head'::text])))
  constraint meeting_denominator_check CHECK ((denominator = ANY (ARRAY['present'::text, 'cast'::text])))
  constraint meeting_fiscal_year_check CHECK (((fiscal_year >= 1990) AND (fiscal_year <= 2200)))
  constraint meeting_form_check CHECK ((form = ANY (ARRAY['full'::text, 'delegates'::text])))
  constraint meeting_kind_check CHECK ((kind = ANY (ARRAY['annual'::text, 'periodic'::text, 'extraordinary'::text])))
  constraint meeting_mode_check CHECK ((mode = ANY (ARRAY['in_person'::text, 'online'::text, 'hybrid'::text])))
  constraint meeting_model_check CHECK ((model = ANY (ARRAY['full'::text, 'reduced'::text])))
  constraint meeting_note_check CHECK ((length(note) <= 2000))
  constraint meeting_organisation_type_check CHECK ((organisation_type = ANY (ARRAY['THT'::text, 'HTX'::text, 'LHHTX'::text])))
  constraint meeting_pkey PRIMARY KEY (organisation_id, id)
  constraint meeting_proposal_days_check CHECK ((proposal_days >= 0))
  constraint meeting_requesters_check CHECK ((requesters >= 0))
  constraint meeting_secretary_name_check CHECK (((length(secretary_name) >= 1) AND (length(secretary_name) <= 200)))
  constraint meeting_state_check CHECK ((state = ANY (ARRAY['preparing'::text, 'called'::text, 'open'::text, 'paused'::text, 'no_quorum'::text, 'closed'::text, 'cancelled'::text])))
  constraint meeting_title_check CHECK (((length(title) >= 1) AND (length(title) <= 200)))
  CREATE UNIQUE INDEX meeting_id ON assembly.meeting USING btree (id)
  policy owner for all to chung_owner using true with check true
  policy tenant for all to chung_app using (organisation_id = ANY (platform.actor_orgs())) with check (organisation_id = ANY (platform.actor_orgs()))
  CREATE TRIGGER audit_delete AFTER DELETE ON assembly.meeting REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_insert AFTER INSERT ON assembly.meeting REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_update AFTER UPDATE ON assembly.meeting REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER touch BEFORE UPDATE ON assembly.meeting FOR EACH ROW EXECUTE FUNCTION platform.touch()
  grant DELETE, INSERT, SELECT, UPDATE to chung_app

table assembly.minutes -- row-level security, forced
  organisation_id uuid not null
  meeting_id uuid not null
  body text not null
  written_at timestamp with time zone not null
  written_by text not null
  body_hash text not null
  valid_at timestamp with time zone
  valid_by text
  version integer not null default 1
  constraint minutes_body_check CHECK (((length(body) >= 1) AND (length(body) <= 200000)))
  constraint minutes_organisation_id_meeting_id_fkey FOREIGN KEY (organisation_id, meeting_id) REFERENCES assembly.meeting(organisation_id, id)
  constraint minutes_pkey PRIMARY KEY (organisation_id, meeting_id)
  constraint minutes_valid_by_check CHECK ((valid_by = ANY (ARRAY['officers'::text, 'attendees'::text])))
  policy owner for all to chung_owner using true with check true
  policy tenant for all to chung_app using (organisation_id = ANY (platform.actor_orgs())) with check (organisation_id = ANY (platform.actor_orgs()))
  CREATE TRIGGER audit_delete AFTER DELETE ON assembly.minutes REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_insert AFTER INSERT ON assembly.minutes REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_update AFTER UPDATE ON assembly.minutes REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER touch BEFORE UPDATE ON assembly.minutes FOR EACH ROW EXECUTE FUNCTION platform.touch()
  grant DELETE, INSERT, SELECT, UPDATE to chung_app

table assembly.paper -- row-level security, forced
  organisation_id uuid not null
  id uuid not null
  meeting_id uuid not null
  kind text not null
  question_id uuid
  document_id uuid not null
  number text not null
  confirmation_code text not null
  at timestamp with time zone not null
  constraint paper_kind_check CHECK ((kind = ANY (ARRAY['notice'::text, 'entitled'::text, 'attendance'::text, 'ballots'::text, 'counting'::text, 'minutes'::text, 'resolution'::text])))
  constraint paper_organisation_id_meeting_id_fkey FOREIGN KEY (organisation_id, meeting_id) REFERENCES assembly.meeting(organisation_id, id)
  constraint paper_pkey PRIMARY KEY (organisation_id, id)
  policy owner for all to chung_owner using true with check true
  policy tenant for all to chung_app using (organisation_id = ANY (platform.actor_orgs())) with check (organisation_id = ANY (platform.actor_orgs()))
  CREATE TRIGGER audit_delete AFTER DELETE ON assembly.paper REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_insert AFTER INSERT ON assembly.paper REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_update AFTER UPDATE ON assembly.paper REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  grant DELETE, INSERT, SELECT, UPDATE to chung_app

table assembly.proposal -- row-level security, forced
  organisation_id uuid not null
  id uuid not null
  meeting_id uuid not null
  title text not null
  body text not null
  received_on date not null
  signers uuid[] not null
  state text not null default 'received'::text
  reason text
  explanation text
  question_id uuid
  decided_at timestamp with time zone
  decided_by text
  constraint proposal_body_check CHECK (((length(body) >= 1) AND (length(body) <= 10000)))
  constraint proposal_check CHECK (((state = 'refused'::text) = (reason IS NOT NULL)))
  constraint proposal_check1 CHECK (((state <> 'refused'::text) OR (explanation IS NOT NULL)))
  constraint proposal_explanation_check CHECK (((length(explanation) >= 1) AND (length(explanation) <= 2000)))
  constraint proposal_organisation_id_meeting_id_fkey FOREIGN KEY (organisation_id, meeting_id) REFERENCES assembly.meeting(organisation_id, id)
  constraint proposal_pkey PRIMARY KEY (organisation_id, id)
  constraint proposal_reason_check CHECK ((reason = ANY (ARRAY['late'::text, 'offTopic'::text, 'outsidePower'::text, 'charter'::text])))
  constraint proposal_signers_check CHECK (((cardinality(signers) >= 1) AND (cardinality(signers) <= 20000)))
  constraint proposal_state_check CHECK ((state = ANY (ARRAY['received'::text, 'accepted'::text, 'refused'::text])))
  constraint proposal_title_check CHECK (((length(title) >= 1) AND (length(title) <= 300)))
  CREATE UNIQUE INDEX proposal_id ON assembly.proposal USING btree (id)
  policy owner for all to chung_owner using true with check true
  policy tenant for all to chung_app using (organisation_id = ANY (platform.actor_orgs())) with check (organisation_id = ANY (platform.actor_orgs()))
  CREATE TRIGGER audit_delete AFTER DELETE ON assembly.proposal REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_insert AFTER INSERT ON assembly.proposal REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_update AFTER UPDATE ON assembly.proposal REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  grant DELETE, INSERT, SELECT, UPDATE to chung_app

table assembly.question -- row-level security, forced
  organisation_id uuid not null
  id uuid not null
  meeting_id uuid not null
  position integer not null
  subject text not null
  title text not null
  draft text not null
  ballot text not null
  majority text not null
  seats integer
  asset_value_dong bigint
  total_assets_dong bigint
  effect jsonb
  state text not null default 'planned'::text
  started_at timestamp with time zone
  stopped_at timestamp with time zone
  decided_at timestamp with time zone
  present_votes integer
  votes_for integer
  votes_against integer
  votes_abstain integer
  votes_invalid integer
  denominator integer
  least integer
  passed boolean
  resolution_no text
  effect_done jsonb
  version integer not null default 1
  effect_lines text[] not null default '{}'::text[]
  constraint question_asset_value_dong_check CHECK ((asset_value_dong > 0))
  constraint question_ballot_check CHECK ((ballot = ANY (ARRAY['open'::text, 'secret'::text])))
  constraint question_check CHECK (((subject <> 'election'::text) OR (ballot = 'secret'::text)))
  constraint question_check1 CHECK (((subject = 'election'::text) = (seats IS NOT NULL)))
  constraint question_draft_check CHECK (((length(draft) >= 1) AND (length(draft) <= 20000)))
  constraint question_majority_check CHECK ((majority = ANY (ARRAY['qualified'::text, 'simple'::text, 'all'::text])))
  constraint question_organisation_id_meeting_id_fkey FOREIGN KEY (organisation_id, meeting_id) REFERENCES assembly.meeting(organisation_id, id)
  constraint question_pkey PRIMARY KEY (organisation_id, id)
  constraint question_position_check CHECK (("position" > 0))
  constraint question_seats_check CHECK (((seats >= 1) AND (seats <= 15)))
  constraint question_state_check CHECK ((state = ANY (ARRAY['planned'::text, 'voting'::text, 'closed'::text, 'decided'::text, 'withdrawn'::text])))
  constraint question_subject_check CHECK ((subject = ANY (ARRAY['charter'::text, 'asset_divisible'::text, 'asset_undivided'::text, 'model'::text, 'reorganisation'::text, 'dissolution'::text, 'agenda'::text, 'report'::text, 'plan'::text, 'finance'::text, 'distribution'::text, 'admission'::text, 'expulsion'::text, 'capital'::text, 'election'::text, 'dismissal'::text, 'remuneration'::text, 'contract'::text, 'main_assets'::text, 'other'::text])))
  constraint question_title_check CHECK (((length(title) >= 1) AND (length(title) <= 300)))
  constraint question_total_assets_dong_check CHECK ((total_assets_dong > 0))
  CREATE INDEX question_meeting ON assembly.question USING btree (organisation_id, meeting_id, "position")
  CREATE UNIQUE INDEX question_id ON assembly.question USING btree (id)
  policy owner for all to chung_owner using true with check true
  policy tenant for all to chung_app using (organisation_id = ANY (platform.actor_orgs())) with check (organisation_id = ANY (platform.actor_orgs()))
  CREATE TRIGGER audit_delete AFTER DELETE ON assembly.question REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_insert AFTER INSERT ON assembly.question REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_update AFTER UPDATE ON assembly.question REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER touch BEFORE UPDATE ON assembly.question FOR EACH ROW EXECUTE FUNCTION platform.touch()
  grant DELETE, INSERT, SELECT, UPDATE to chung_app

table assembly.secret_voter -- row-level security, forced
  organisation_id uuid not null
  question_id uuid not null
  member_id uuid not null
  votes integer not null
  channel text not null
  handed boolean not null default false
  constraint secret_voter_channel_check CHECK ((channel = ANY (ARRAY['paper'::text, 'electronic'::text])))
  constraint secret_voter_organisation_id_question_id_fkey FOREIGN KEY (organisation_id, question_id) REFERENCES assembly.question(organisation_id, id)
  constraint secret_voter_pkey PRIMARY KEY (organisation_id, question_id, member_id)
  constraint secret_voter_votes_check CHECK ((votes > 0))
  policy owner for all to chung_owner using true with check true
  policy tenant for all to chung_app using (organisation_id = ANY (platform.actor_orgs())) with check (organisation_id = ANY (platform.actor_orgs()))
  CREATE TRIGGER audit_delete AFTER DELETE ON assembly.secret_voter REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_insert AFTER INSERT ON assembly.secret_voter REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_update AFTER UPDATE ON assembly.secret_voter REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  grant DELETE, INSERT, SELECT, UPDATE to chung_app

table assembly.signature -- row-level security, forced
  organisation_id uuid not null
  id uuid not null
  meeting_id uuid not null
  role text not null
  member_id uuid
  name text not null
  state text not null
  reason text
  body_hash text not null
  at timestamp with time zone not null
  by_id uuid
  by_name text not null
  constraint signature_check CHECK (((state = 'signed'::text) OR ((role <> 'attendee'::text) AND (reason IS NOT NULL))))
  constraint signature_check1 CHECK (((role = 'attendee'::text) = (member_id IS NOT NULL)))
  constraint signature_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200)))
  constraint signature_organisation_id_meeting_id_fkey FOREIGN KEY (organisation_id, meeting_id) REFERENCES assembly.meeting(organisation_id, id)
  constraint signature_pkey PRIMARY KEY (organisation_id, id)
  constraint signature_reason_check CHECK (((length(reason) >= 1) AND (length(reason) <= 1000)))
  constraint signature_role_check CHECK ((role = ANY (ARRAY['chair'::text, 'secretary'::text, 'attendee'::text])))
  constraint signature_state_check CHECK ((state = ANY (ARRAY['signed'::text, 'refused'::text])))
  CREATE UNIQUE INDEX signature_attendee ON assembly.signature USING btree (organisation_id, meeting_id, body_hash, member_id) WHERE (role = 'attendee'::text)
  CREATE UNIQUE INDEX signature_officer ON assembly.signature USING btree (organisation_id, meeting_id, body_hash, role) WHERE (role <> 'attendee'::text)
  policy owner for all to chung_owner using true with check true
  policy tenant for all to chung_app using (organisation_id = ANY (platform.actor_orgs())) with check (organisation_id = ANY (platform.actor_orgs()))
  CREATE TRIGGER audit_delete AFTER DELETE ON assembly.signature REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_insert AFTER INSERT ON assembly.signature REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_update AFTER UPDATE ON assembly.signature REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  grant DELETE, INSERT, SELECT, UPDATE to chung_app

table assembly.vote -- row-level security, forced
  organisation_id uuid not null
  question_id uuid not null
  member_id uuid not null
  choice text not null
  weight integer not null
  cast_at timestamp with time zone not null
  via text not null
  by_id uuid
  by_name text not null
  constraint vote_choice_check CHECK ((choice = ANY (ARRAY['for'::text, 'against'::text, 'abstain'::text])))
  constraint vote_organisation_id_question_id_fkey FOREIGN KEY (organisation_id, question_id) REFERENCES assembly.question(organisation_id, id)
  constraint vote_pkey PRIMARY KEY (organisation_id, question_id, member_id)
  constraint vote_via_check CHECK ((via = ANY (ARRAY['self'::text, 'clerk'::text, 'assisted'::text])))
  constraint vote_weight_check CHECK ((weight > 0))
  policy owner for all to chung_owner using true with check true
  policy tenant for all to chung_app using (organisation_id = ANY (platform.actor_orgs())) with check (organisation_id = ANY (platform.actor_orgs()))
  CREATE TRIGGER audit_delete AFTER DELETE ON assembly.vote REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_insert AFTER INSERT ON assembly.vote REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_update AFTER UPDATE ON assembly.vote REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  grant DELETE, INSERT, SELECT, UPDATE to chung_app

table ballots.board -- row-level security, forced
  organisation_id uuid not null
  box_id uuid not null
  id uuid not null
  token bytea not null
  weight integer not null
  paper text not null
  constraint board_pkey PRIMARY KEY (organisation_id, box_id, id)
  policy owner for all to chung_owner using true with check true
  policy reading for select to chung_app using (organisation_id = ANY (platform.actor_orgs()))
  grant SELECT to chung_app

table ballots.box -- row-level security, forced
  organisation_id uuid not null
  id uuid not null
  kind text not null
  state text not null
  title text not null
  questions jsonb not null
  revote boolean not null
  closes_at timestamp with time zone
  keys jsonb not null
  council text[] not null default '{}'::text[]
  threshold integer
  election jsonb
  aggregate jsonb
  tally jsonb
  constraint box_check CHECK (((threshold >= 2) AND (threshold <= cardinality(council))))
  constraint box_check1 CHECK (((kind = 'plain'::text) OR (threshold IS NOT NULL)))
  constraint box_check2 CHECK (((state <> 'counted'::text) OR (tally IS NOT NULL)))
  constraint box_council_check CHECK ((cardinality(council) <= 15))
  constraint box_kind_check CHECK ((kind = ANY (ARRAY['plain'::text, 'verifiable'::text])))
  constraint box_pkey PRIMARY KEY (organisation_id, id)
  constraint box_state_check CHECK ((state = ANY (ARRAY['preparing'::text, 'open'::text, 'closed'::text, 'counted'::text])))
  CREATE UNIQUE INDEX box_id ON ballots.box USING btree (id)
  policy owner for all to chung_owner using true with check true
  policy tenant for all to chung_app using (organisation_id = ANY (platform.actor_orgs())) with check (organisation_id = ANY (platform.actor_orgs()))
  CREATE TRIGGER audit_delete AFTER DELETE ON ballots.box REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_insert AFTER INSERT ON ballots.box REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_update AFTER UPDATE ON ballots.box REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  grant DELETE, INSERT, SELECT, UPDATE to chung_app

table ballots.entitlement -- row-level security, forced
  organisation_id uuid not null
  box_id uuid not null
  voter_key text not null
  person_id uuid
  weight integer not null
  withdrawn boolean not null default false
  blinded bytea
  blind_signature bytea
  constraint entitlement_check CHECK (((blinded IS NULL) = (blind_signature IS NULL)))
  constraint entitlement_organisation_id_box_id_fkey FOREIGN KEY (organisation_id, box_id) REFERENCES ballots.box(organisation_id, id)
  constraint entitlement_pkey PRIMARY KEY (organisation_id, box_id, voter_key)
  constraint entitlement_voter_key_check CHECK (((length(voter_key) >= 1) AND (length(voter_key) <= 100)))
  constraint entitlement_weight_check CHECK (((weight >= 1) AND (weight <= 1000000)))
  CREATE INDEX entitlement_person ON ballots.entitlement USING btree (person_id, box_id) WHERE (person_id IS NOT NULL)
  policy owner for all to chung_owner using true with check true
  policy tenant for all to chung_app using (organisation_id = ANY (platform.actor_orgs())) with check (organisation_id = ANY (platform.actor_orgs()))
  CREATE TRIGGER audit_delete AFTER DELETE ON ballots.entitlement REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_insert AFTER INSERT ON ballots.entitlement REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_update AFTER UPDATE ON ballots.entitlement REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  grant DELETE, INSERT, SELECT, UPDATE to chung_app

table ballots.trustee -- row-level security, forced
  organisation_id uuid not null
  box_id uuid not null
  number integer not null
  person_id uuid not null
  introduction jsonb
  parcels jsonb
  confirmation jsonb
  decryption jsonb
  constraint trustee_number_check CHECK (((number >= 1) AND (number <= 15)))
  constraint trustee_organisation_id_box_id_fkey FOREIGN KEY (organisation_id, box_id) REFERENCES ballots.box(organisation_id, id)
  constraint trustee_pkey PRIMARY KEY (organisation_id, box_id, number)
  CREATE UNIQUE INDEX trustee_person ON ballots.trustee USING btree (box_id, person_id)
  policy owner for all to chung_owner using true with check true
  policy tenant for all to chung_app using (organisation_id = ANY (platform.actor_orgs())) with check (organisation_id = ANY (platform.actor_orgs()))
  CREATE TRIGGER audit_delete AFTER DELETE ON ballots.trustee REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_insert AFTER INSERT ON ballots.trustee REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_update AFTER UPDATE ON ballots.trustee REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  grant DELETE, INSERT, SELECT, UPDATE to chung_app

table capital.breach -- row-level security, forced
  organisation_id uuid not null
  id uuid not null
  cap text not null
  member_id uuid
  began_on date not null
  due_on date not null
  held_dong bigint not null
  total_dong bigint not null
  max_percent integer not null
  ended_on date
  constraint breach_cap_check CHECK ((cap = ANY (ARRAY['official'::text, 'linked'::text, 'foreign'::text])))
  constraint breach_pkey PRIMARY KEY (organisation_id, id)
  CREATE UNIQUE INDEX breach_open ON capital.breach USING btree (organisation_id, cap, member_id) NULLS NOT DISTINCT WHERE (ended_on IS NULL)
  policy owner for all to chung_owner using true with check true
  policy tenant for all to chung_app using (organisation_id = ANY (platform.actor_orgs())) with check (organisation_id = ANY (platform.actor_orgs()))
  CREATE TRIGGER audit_delete AFTER DELETE ON capital.breach REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_insert AFTER INSERT ON capital.breach REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_update AFTER UPDATE ON capital.breach REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  grant INSERT, SELECT to chung_app

table capital.certificate -- row-level security, forced
  organisation_id uuid not null
  id uuid not null
  number integer not null
  member_id uuid not null
  issued_on date not null
  facts jsonb not null
  id_number_sealed bytea
  facts_hash bytea not null
  replaces uuid
  document_id uuid
  document_number text
  confirmation_code text
  issued_by uuid
  recorded_at timestamp with time zone not null default now()
  ended_on date
  end_reason text
  constraint certificate_check CHECK (((ended_on IS NULL) = (end_reason IS NULL)))
  constraint certificate_end_reason_check CHECK ((end_reason = ANY (ARRAY['lost'::text, 'damaged'::text, 'changed'::text, 'membershipEnded'::text, 'returned'::text])))
  constraint certificate_facts_check CHECK ((jsonb_typeof(facts) = 'object'::text))
  constraint certificate_number_check CHECK ((number > 0))
  constraint certificate_organisation_id_number_key UNIQUE (organisation_id, number)
  constraint certificate_pkey PRIMARY KEY (organisation_id, id)
  CREATE UNIQUE INDEX certificate_valid ON capital.certificate USING btree (organisation_id, member_id) WHERE (ended_on IS NULL)
  policy owner for all to chung_owner using true with check true
  policy tenant for all to chung_app using (organisation_id = ANY (platform.actor_orgs())) with check (organisation_id = ANY (platform.actor_orgs()))
  CREATE TRIGGER audit_delete AFTER DELETE ON capital.certificate REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_insert AFTER INSERT ON capital.certificate REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_update AFTER UPDATE ON capital.certificate REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  grant INSERT, SELECT to chung_app

table capital.deadline -- row-level security, forced
  organisation_id uuid not null
  member_id uuid not null
  due_on date not null
  judged_on date
  version integer not null default 1
  constraint deadline_pkey PRIMARY KEY (organisation_id, member_id)
  CREATE INDEX deadline_waiting ON capital.deadline USING btree (due_on) WHERE (judged_on IS NULL)
  policy nation for select to chung_national using true
  policy owner for all to chung_owner using true with check true
  policy tenant for all to chung_app using (organisation_id = ANY (platform.actor_orgs())) with check (organisation_id = ANY (platform.actor_orgs()))
  CREATE TRIGGER audit_delete AFTER DELETE ON capital.deadline REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_insert AFTER INSERT ON capital.deadline REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_update AFTER UPDATE ON capital.deadline REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER touch BEFORE UPDATE ON capital.deadline FOR EACH ROW EXECUTE FUNCTION platform.touch()
  grant DELETE, INSERT, SELECT, UPDATE to chung_app
  grant SELECT to chung_national

table capital.entry -- row-level security, forced
  organisation_id uuid not null
  id uuid not null
  member_id uuid not null
  kind text not null
  on_day date not null
  committed_dong bigint not null
  paid_dong bigint not null
  corrects uuid
  pair_id uuid
  clock_from date
  stated_due_on date
  asset_kind text
  asset_note text
  use_right_until date
  solvency_by text
  solvency_on date
  ground text
  member_kind text not null
  foreign_member boolean not null
  recorded_at timestamp with time zone not null default now()
  recorded_by uuid
  constraint entry_asset_kind_check CHECK ((asset_kind = ANY (ARRAY['money'::text, 'foreignCurrency'::text, 'gold'::text, 'landUseRight'::text, 'intellectualProperty'::text, 'technology'::text, 'other'::text])))
  constraint entry_asset_note_check CHECK (((length(asset_note) >= 1) AND (length(asset_note) <= 500)))
  constraint entry_check CHECK (((kind = 'correction'::text) = (corrects IS NOT NULL)))
  constraint entry_check1 CHECK (((solvency_by IS NULL) = (solvency_on IS NULL)))
  constraint entry_check2 CHECK (((use_right_until IS NULL) OR (asset_kind IS NOT NULL)))
  constraint entry_check3 CHECK (
CASE kind
    WHEN 'opening'::text THEN ((committed_dong > 0) AND ((paid_dong >= 0) AND (paid_dong <= committed_dong)))
    WHEN 'pledge'::text THEN ((committed_dong > 0) AND (paid_dong = 0))
    WHEN 'topUp'::text THEN ((committed_dong > 0) AND (paid_dong = 0))
    WHEN 'payment'::text THEN ((committed_dong = 0) AND (paid_dong > 0))
    WHEN 'return'::text THEN ((committed_dong < 0) AND (paid_dong = committed_dong) AND (solvency_by IS NOT NULL))
    WHEN 'reduction'::text THEN ((committed_dong < 0) AND (paid_dong = 0))
    WHEN 'correction'::text THEN ((committed_dong <> 0) OR (paid_dong <> 0))
    WHEN 'transferOut'::text THEN ((committed_dong < 0) AND ((paid_dong >= committed_dong) AND (paid_dong <= 0)))
    WHEN 'inheritanceOut'::text THEN ((committed_dong < 0) AND ((paid_dong >= committed_dong) AND (paid_dong <= 0)))
    ELSE ((committed_dong > 0) AND ((paid_dong >= 0) AND (paid_dong <= committed_dong)))
END)
  constraint entry_check4 CHECK (((kind <> 'payment'::text) OR (asset_kind IS NOT NULL)))
  constraint entry_ground_check CHECK (((length(ground) >= 1) AND (length(ground) <= 500)))
  constraint entry_kind_check CHECK ((kind = ANY (ARRAY['opening'::text, 'pledge'::text, 'topUp'::text, 'payment'::text, 'return'::text, 'reduction'::text, 'transferOut'::text, 'transferIn'::text, 'inheritanceOut'::text, 'inheritanceIn'::text, 'correction'::text])))
  constraint entry_member_kind_check CHECK ((member_kind = ANY (ARRAY['official'::text, 'linked_contributing'::text])))
  constraint entry_pkey PRIMARY KEY (organisation_id, id)
  constraint entry_solvency_by_check CHECK (((length(solvency_by) >= 1) AND (length(solvency_by) <= 200)))
  CREATE INDEX entry_corrects ON capital.entry USING btree (organisation_id, corrects) WHERE (corrects IS NOT NULL)
  CREATE INDEX entry_day ON capital.entry USING btree (organisation_id, on_day)
  CREATE INDEX entry_member ON capital.entry USING btree (organisation_id, member_id, on_day)
  policy owner for all to chung_owner using true with check true
  policy tenant for all to chung_app using (organisation_id = ANY (platform.actor_orgs())) with check (organisation_id = ANY (platform.actor_orgs()))
  CREATE TRIGGER audit_delete AFTER DELETE ON capital.entry REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_insert AFTER INSERT ON capital.entry REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_update AFTER UPDATE ON capital.entry REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  grant INSERT, SELECT to chung_app

table capital.excluded_period -- row-level security, forced
  organisation_id uuid not null
  id uuid not null
  member_id uuid not null
  reason text not null
  from_on date not null
  to_on date not null
  note text not null
  cancels uuid
  recorded_at timestamp with time zone not null default now()
  recorded_by uuid
  constraint excluded_period_check CHECK ((to_on >= from_on))
  constraint excluded_period_note_check CHECK (((length(note) >= 1) AND (length(note) <= 500)))
  constraint excluded_period_pkey PRIMARY KEY (organisation_id, id)
  constraint excluded_period_reason_check CHECK ((reason = ANY (ARRAY['transport'::text, 'import'::text, 'titleTransfer'::text])))
  CREATE INDEX excluded_member ON capital.excluded_period USING btree (organisation_id, member_id)
  policy owner for all to chung_owner using true with check true
  policy tenant for all to chung_app using (organisation_id = ANY (platform.actor_orgs())) with check (organisation_id = ANY (platform.actor_orgs()))
  CREATE TRIGGER audit_delete AFTER DELETE ON capital.excluded_period REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_insert AFTER INSERT ON capital.excluded_period REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_update AFTER UPDATE ON capital.excluded_period REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  grant INSERT, SELECT to chung_app

table capital.list -- row-level security, forced
  organisation_id uuid not null
  id uuid not null
  file_name text not null
  sha256 text not null
  size_bytes integer not null
  state text not null default 'previewed'::text
  sheet_name text not null
  header_row integer not null
  counts jsonb not null default '{}'::jsonb
  unknown_columns text[] not null default '{}'::text[]
  uploaded_by text
  uploaded_at timestamp with time zone not null default now()
  written_at timestamp with time zone
  version integer not null default 1
  constraint list_counts_check CHECK ((jsonb_typeof(counts) = 'object'::text))
  constraint list_file_name_check CHECK (((length(file_name) >= 1) AND (length(file_name) <= 255)))
  constraint list_pkey PRIMARY KEY (organisation_id, id)
  constraint list_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text))
  constraint list_state_check CHECK ((state = ANY (ARRAY['previewed'::text, 'written'::text, 'cancelled'::text])))
  CREATE UNIQUE INDEX list_file ON capital.list USING btree (organisation_id, sha256) WHERE (state <> 'cancelled'::text)
  policy owner for all to chung_owner using true with check true
  policy tenant for all to chung_app using (organisation_id = ANY (platform.actor_orgs())) with check (organisation_id = ANY (platform.actor_orgs()))
  CREATE TRIGGER audit_delete AFTER DELETE ON capital.list REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_insert AFTER INSERT ON capital.list REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_update AFTER UPDATE ON capital.list REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER touch BEFORE UPDATE ON capital.list FOR EACH ROW EXECUTE FUNCTION platform.touch()
  grant INSERT, SELECT, UPDATE to chung_app

table capital.list_content -- row-level security, forced
  organisation_id uuid not null
  id uuid not null
  file_sealed bytea not null
  lines_sealed bytea not null
  constraint list_content_pkey PRIMARY KEY (organisation_id, id)
  policy owner for all to chung_owner using true with check true
  policy tenant for select to chung_app using (organisation_id = ANY (platform.actor_orgs()))
  grant SELECT to chung_app

table capital.obligation -- row-level security, forced
  organisation_id uuid not null
  id uuid not null
  member_id uuid not null
  amount_dong bigint not null
  on_day date not null
  source text not null
  source_id text
  note text not null
  recorded_at timestamp with time zone not null default now()
  recorded_by uuid
  constraint obligation_amount_dong_check CHECK ((amount_dong <> 0))
  constraint obligation_note_check CHECK (((length(note) >= 1) AND (length(note) <= 500)))
  constraint obligation_pkey PRIMARY KEY (organisation_id, id)
  constraint obligation_source_check CHECK (((length(source) >= 1) AND (length(source) <= 100)))
  constraint obligation_source_id_check CHECK (((length(source_id) >= 1) AND (length(source_id) <= 200)))
  CREATE INDEX obligation_member ON capital.obligation USING btree (organisation_id, member_id)
  CREATE UNIQUE INDEX obligation_source ON capital.obligation USING btree (organisation_id, source, source_id) WHERE (source_id IS NOT NULL)
  policy owner for all to chung_owner using true with check true
  policy tenant for all to chung_app using (organisation_id = ANY (platform.actor_orgs())) with check (organisation_id = ANY (platform.actor_orgs()))
  CREATE TRIGGER audit_delete AFTER DELETE ON capital.obligation REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_insert AFTER INSERT ON capital.obligation REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_update AFTER UPDATE ON capital.obligation REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  grant INSERT, SELECT to chung_app

table charter.version -- row-level security, forced
  organisation_id uuid not null
  id uuid not null
  version_no integer not null
  from_on date not null
  adopted_on date not null
  resolution_ref text not null
  stated jsonb not null
  clauses jsonb not null default '{}'::jsonb
  recorded_by uuid
  recorded_at timestamp with time zone not null default now()
  constraint version_clauses_check CHECK ((jsonb_typeof(clauses) = 'object'::text))
  constraint version_organisation_id_version_no_key UNIQUE (organisation_id, version_no)
  constraint version_pkey PRIMARY KEY (organisation_id, id)
  constraint version_resolution_ref_check CHECK (((length(resolution_ref) >= 1) AND (length(resolution_ref) <= 200)))
  constraint version_stated_check CHECK ((jsonb_typeof(stated) = 'object'::text))
  constraint version_version_no_check CHECK ((version_no > 0))
  CREATE INDEX version_in_force ON charter.version USING btree (organisation_id, from_on DESC, version_no DESC)
  policy owner for all to chung_owner using true with check true
  policy tenant for all to chung_app using (organisation_id = ANY (platform.actor_orgs())) with check (organisation_id = ANY (platform.actor_orgs()))
  CREATE TRIGGER audit_delete AFTER DELETE ON charter.version REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_insert AFTER INSERT ON charter.version REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_update AFTER UPDATE ON charter.version REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  grant INSERT, SELECT to chung_app

table difficulties.difficulty -- row-level security, forced
  organisation_id uuid not null
  id uuid not null
  organisation_name text not null
  topic text not null
  subject text not null
  body text not null
  state text not null
  level text not null
  alliance_code text
  addressed_commune_code text
  addressed_province_code text
  province_code text not null
  commune_code text not null
  raised_by uuid not null
  raised_at timestamp with time zone not null
  take_up_by date not null
  answer_by date not null
  answer text
  steps jsonb not null
  version integer not null default 1
  constraint difficulty_answer_check CHECK ((length(answer) <= 10000))
  constraint difficulty_body_check CHECK (((length(body) >= 1) AND (length(body) <= 5000)))
  constraint difficulty_check CHECK (((level <> 'alliance'::text) OR (alliance_code IS NOT NULL)))
  constraint difficulty_check1 CHECK (((level <> 'commune'::text) OR (addressed_commune_code IS NOT NULL)))
  constraint difficulty_check2 CHECK (((level <> 'province'::text) OR (addressed_province_code IS NOT NULL)))
  constraint difficulty_check3 CHECK (((state <> 'answered'::text) OR (answer IS NOT NULL)))
  constraint difficulty_level_check CHECK ((level = ANY (ARRAY['alliance'::text, 'commune'::text, 'province'::text, 'ministry'::text])))
  constraint difficulty_pkey PRIMARY KEY (organisation_id, id)
  constraint difficulty_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'takenUp'::text, 'answered'::text, 'settled'::text, 'withdrawn'::text])))
  constraint difficulty_steps_check CHECK (((jsonb_typeof(steps) = 'array'::text) AND ((jsonb_array_length(steps) >= 1) AND (jsonb_array_length(steps) <= 100))))
  constraint difficulty_subject_check CHECK (((length(subject) >= 1) AND (length(subject) <= 200)))
  constraint difficulty_topic_check CHECK ((topic = ANY (ARRAY['capital'::text, 'land'::text, 'market'::text, 'machinery'::text, 'procedure'::text, 'training'::text, 'disaster'::text, 'other'::text])))
  CREATE INDEX difficulty_alliance ON difficulties.difficulty USING btree (alliance_code, id) WHERE (alliance_code IS NOT NULL)
  CREATE INDEX difficulty_commune ON difficulties.difficulty USING btree (addressed_commune_code, id) WHERE (addressed_commune_code IS NOT NULL)
  CREATE INDEX difficulty_province ON difficulties.difficulty USING btree (addressed_province_code, id) WHERE (addressed_province_code IS NOT NULL)
  CREATE UNIQUE INDEX difficulty_id ON difficulties.difficulty USING btree (id)
  policy alliance for all to chung_app using (alliance_code = platform.actor_alliance()) with check (alliance_code = platform.actor_alliance())
  policy commune for all to chung_app using (addressed_commune_code = platform.actor_commune()) with check (addressed_commune_code = platform.actor_commune())
  policy nation for all to chung_national using true with check true
  policy owner for all to chung_owner using true with check true
  policy province for all to chung_app using (addressed_province_code = platform.actor_province()) with check (addressed_province_code = platform.actor_province())
  policy tenant for all to chung_app using (organisation_id = ANY (platform.actor_orgs())) with check (organisation_id = ANY (platform.actor_orgs()))
  CREATE TRIGGER audit_delete AFTER DELETE ON difficulties.difficulty REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_insert AFTER INSERT ON difficulties.difficulty REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_update AFTER UPDATE ON difficulties.difficulty REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER touch BEFORE UPDATE ON difficulties.difficulty FOR EACH ROW EXECUTE FUNCTION platform.touch()
  grant DELETE, INSERT, SELECT, UPDATE to chung_app
  grant DELETE, INSERT, SELECT, UPDATE to chung_national

table disclosure.file -- row-level security, forced
  organisation_id uuid not null
  id uuid not null
  name text not null
  media_type text not null
  size_bytes integer not null
  sha256 text not null
  stored_by uuid
  stored_at timestamp with time zone not null default now()
  demonstration boolean not null default false
  constraint file_media_type_check CHECK ((media_type = ANY (ARRAY['application/pdf'::text, 'image/jpeg'::text, 'image/png'::text, 'image/webp'::text])))
  constraint file_name_check CHECK (((length(name) >= 1) AND (length(name) <= 255)))
  constraint file_pkey PRIMARY KEY (organisation_id, id)
  constraint file_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text))
  constraint file_size_bytes_check CHECK (((size_bytes >= 1) AND (size_bytes <= 10000000)))
  policy owner for all to chung_owner using true with check true
  policy tenant_reading for select to chung_app using (organisation_id = ANY (platform.actor_orgs()))
  policy tenant_writing for insert to chung_app with check (organisation_id = ANY (platform.actor_orgs()))
  CREATE TRIGGER audit_delete AFTER DELETE ON disclosure.file REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_insert AFTER INSERT ON disclosure.file REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_update AFTER UPDATE ON disclosure.file REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE ON disclosure.file FOR EACH ROW EXECUTE FUNCTION disclosure.refuse_delete()
  grant INSERT, SELECT to chung_app

table disclosure.file_content -- row-level security, forced
  organisation_id uuid not null
  file_id uuid not null
  bytes bytea not null
  constraint file_content_organisation_id_file_id_fkey FOREIGN KEY (organisation_id, file_id) REFERENCES disclosure.file(organisation_id, id)
  constraint file_content_pkey PRIMARY KEY (organisation_id, file_id)
  policy owner for all to chung_owner using true with check true
  policy tenant_reading for select to chung_app using (organisation_id = ANY (platform.actor_orgs()))
  CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE ON disclosure.file_content FOR EACH ROW EXECUTE FUNCTION disclosure.refuse_delete()
  grant SELECT to chung_app

table disclosure.item -- row-level security, forced
  organisation_id uuid not null
  id uuid not null
  kind text not null
  title text not null
  number text
  issued_on date not null
  publish_by date not null
  body text
  document_id uuid
  file_id uuid
  fund jsonb
  source text not null default 'entered'::text
  subject_id text
  published_at timestamp with time zone
  published_by uuid
  supersedes_id uuid
  demonstration boolean not null default false
  version integer not null default 1
  constraint item_body_check CHECK ((length(body) <= 20000))
  constraint item_check CHECK (((kind = 'undividedFund'::text) OR (fund IS NULL)))
  constraint item_fund_check CHECK ((jsonb_typeof(fund) = 'object'::text))
  constraint item_kind_check CHECK ((kind = ANY (ARRAY['charter'::text, 'internalRules'::text, 'assemblyResolution'::text, 'boardResolution'::text, 'directorDecision'::text, 'memberList'::text, 'annualStatements'::text, 'undividedFund'::text, 'training'::text, 'other'::text])))
  constraint item_number_check CHECK ((length(number) <= 100))
  constraint item_organisation_id_file_id_fkey FOREIGN KEY (organisation_id, file_id) REFERENCES disclosure.file(organisation_id, id)
  constraint item_organisation_id_supersedes_id_fkey FOREIGN KEY (organisation_id, supersedes_id) REFERENCES disclosure.item(organisation_id, id)
  constraint item_pkey PRIMARY KEY (organisation_id, id)
  constraint item_source_check CHECK (((length(source) >= 1) AND (length(source) <= 100)))
  constraint item_subject_id_check CHECK ((length(subject_id) <= 200))
  constraint item_title_check CHECK (((length(title) >= 1) AND (length(title) <= 300)))
  CREATE INDEX item_newest ON disclosure.item USING btree (organisation_id, issued_on DESC)
  CREATE UNIQUE INDEX item_subject ON disclosure.item USING btree (organisation_id, source, subject_id) WHERE (subject_id IS NOT NULL)
  CREATE UNIQUE INDEX item_successor ON disclosure.item USING btree (organisation_id, supersedes_id) WHERE (supersedes_id IS NOT NULL)
  policy owner for all to chung_owner using true with check true
  policy tenant for all to chung_app using (organisation_id = ANY (platform.actor_orgs())) with check (organisation_id = ANY (platform.actor_orgs()))
  CREATE TRIGGER audit_delete AFTER DELETE ON disclosure.item REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_insert AFTER INSERT ON disclosure.item REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_update AFTER UPDATE ON disclosure.item REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER refuse_delete BEFORE DELETE ON disclosure.item FOR EACH ROW EXECUTE FUNCTION disclosure.refuse_delete()
  CREATE TRIGGER touch BEFORE UPDATE ON disclosure.item FOR EACH ROW EXECUTE FUNCTION platform.touch()
  grant DELETE, INSERT, SELECT, UPDATE to chung_app

table disclosure.posting -- row-level security, forced
  organisation_id uuid not null
  id uuid not null
  item_id uuid not null
  start_on date not null
  end_on date
  place text not null
  photo_file_id uuid
  photo_sha256 text
  witnesses text[] not null default '{}'::text[]
  recorded_by uuid
  recorded_at timestamp with time zone not null default now()
  demonstration boolean not null default false
  version integer not null default 1
  constraint posting_check CHECK ((end_on >= start_on))
  constraint posting_organisation_id_item_id_fkey FOREIGN KEY (organisation_id, item_id) REFERENCES disclosure.item(organisation_id, id)
  constraint posting_organisation_id_photo_file_id_fkey FOREIGN KEY (organisation_id, photo_file_id) REFERENCES disclosure.file(organisation_id, id)
  constraint posting_photo_sha256_check CHECK ((photo_sha256 ~ '^[0-9a-f]{64}$'::text))
  constraint posting_pkey PRIMARY KEY (organisation_id, id)
  constraint posting_place_check CHECK (((length(place) >= 1) AND (length(place) <= 300)))
  constraint posting_witnesses_check CHECK ((cardinality(witnesses) <= 5))
  CREATE UNIQUE INDEX posting_running ON disclosure.posting USING btree (organisation_id, item_id) WHERE (end_on IS NULL)
  policy owner for all to chung_owner using true with check true
  policy tenant for all to chung_app using (organisation_id = ANY (platform.actor_orgs())) with check (organisation_id = ANY (platform.actor_orgs()))
  CREATE TRIGGER audit_delete AFTER DELETE ON disclosure.posting REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_insert AFTER INSERT ON disclosure.posting REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_update AFTER UPDATE ON disclosure.posting REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER refuse_delete BEFORE DELETE ON disclosure.posting FOR EACH ROW EXECUTE FUNCTION disclosure.refuse_delete()
  CREATE TRIGGER touch BEFORE UPDATE ON disclosure.posting FOR EACH ROW EXECUTE FUNCTION platform.touch()
  grant DELETE, INSERT, SELECT, UPDATE to chung_app

table disclosure.request -- row-level security, forced
  organisation_id uuid not null
  id uuid not null
  asked_on date not null
  asked_by uuid not null
  asker_name text not null
  member_id uuid
  kind text
  question text not null
  answered_on date
  answered_by uuid
  answer text
  item_id uuid
  demonstration boolean not null default false
  version integer not null default 1
  constraint request_answer_check CHECK ((length(answer) <= 5000))
  constraint request_check CHECK ((answered_on >= asked_on))
  constraint request_check1 CHECK (((answered_on IS NULL) = (answer IS NULL)))
  constraint request_kind_check CHECK ((kind = ANY (ARRAY['charter'::text, 'internalRules'::text, 'assemblyResolution'::text, 'boardResolution'::text, 'directorDecision'::text, 'memberList'::text, 'annualStatements'::text, 'undividedFund'::text, 'training'::text, 'other'::text])))
  constraint request_organisation_id_item_id_fkey FOREIGN KEY (organisation_id, item_id) REFERENCES disclosure.item(organisation_id, id)
  constraint request_pkey PRIMARY KEY (organisation_id, id)
  constraint request_question_check CHECK (((length(question) >= 1) AND (length(question) <= 2000)))
  CREATE INDEX request_newest ON disclosure.request USING btree (organisation_id, asked_on DESC)
  policy owner for all to chung_owner using true with check true
  policy tenant for all to chung_app using (organisation_id = ANY (platform.actor_orgs())) with check (organisation_id = ANY (platform.actor_orgs()))
  CREATE TRIGGER audit_delete AFTER DELETE ON disclosure.request REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_insert AFTER INSERT ON disclosure.request REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_update AFTER UPDATE ON disclosure.request REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER touch BEFORE UPDATE ON disclosure.request FOR EACH ROW EXECUTE FUNCTION platform.touch()
  grant DELETE, INSERT, SELECT, UPDATE to chung_app

table documents.content -- row-level security, forced
  organisation_id uuid not null
  document_id uuid not null
  pdf bytea not null
  paper jsonb not null
  constraint content_organisation_id_document_id_fkey FOREIGN KEY (organisation_id, document_id) REFERENCES documents.document(organisation_id, id)
  constraint content_paper_check CHECK ((jsonb_typeof(paper) = 'object'::text))
  constraint content_pkey PRIMARY KEY (organisation_id, document_id)
  policy owner for all to chung_owner using true with check true
  policy tenant_reading for select to chung_app using (organisation_id = ANY (platform.actor_orgs()))
  CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE ON documents.content FOR EACH ROW EXECUTE FUNCTION documents.refuse_change()
  CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON documents.content FOR EACH STATEMENT EXECUTE FUNCTION documents.refuse_change()
  grant SELECT to chung_app

table documents.document -- row-level security, forced
  organisation_id uuid not null
  id uuid not null
  kind text not null
  year integer not null
  ordinal integer not null
  number text not null
  title text not null
  issued_on date not null
  issued_at timestamp with time zone not null default now()
  issued_by uuid
  issuer text not null
  issuer_code text
  confirmation_code text not null
  sha256 text not null
  size_bytes integer not null
  facts jsonb not null default '{}'::jsonb
  subject_id uuid
  reader_person_id uuid
  members_read boolean not null
  supersedes_id uuid
  demonstration boolean not null
  constraint document_confirmation_code_check CHECK ((confirmation_code ~ '^[0-9A-HJKMNP-TV-Z]{12}$'::text))
  constraint document_confirmation_code_key UNIQUE (confirmation_code)
  constraint document_facts_check CHECK ((jsonb_typeof(facts) = 'object'::text))
  constraint document_kind_check CHECK ((kind ~ '^[a-z][a-z_]*$'::text))
  constraint document_ordinal_check CHECK ((ordinal > 0))
  constraint document_organisation_id_kind_year_ordinal_key UNIQUE (organisation_id, kind, year, ordinal)
  constraint document_organisation_id_supersedes_id_fkey FOREIGN KEY (organisation_id, supersedes_id) REFERENCES documents.document(organisation_id, id)
  constraint document_pkey PRIMARY KEY (organisation_id, id)
  constraint document_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text))
  constraint document_size_bytes_check CHECK (((size_bytes >= 1) AND (size_bytes <= 10000000)))
  constraint document_title_check CHECK (((length(title) >= 1) AND (length(title) <= 500)))
  constraint document_year_check CHECK (((year >= 2000) AND (year <= 9999)))
  CREATE INDEX document_newest ON documents.document USING btree (organisation_id, id DESC)
  CREATE INDEX document_subject ON documents.document USING btree (organisation_id, subject_id) WHERE (subject_id IS NOT NULL)
  CREATE UNIQUE INDEX document_successor ON documents.document USING btree (organisation_id, supersedes_id) WHERE (supersedes_id IS NOT NULL)
  policy owner for all to chung_owner using true with check true
  policy public_read for select to chung_public using true
  policy tenant_reading for select to chung_app using (organisation_id = ANY (platform.actor_orgs()))
  policy tenant_writing for insert to chung_app with check (organisation_id = ANY (platform.actor_orgs()))
  CREATE TRIGGER audit_delete AFTER DELETE ON documents.document REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_insert AFTER INSERT ON documents.document REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_update AFTER UPDATE ON documents.document REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE ON documents.document FOR EACH ROW EXECUTE FUNCTION documents.refuse_change()
  CREATE TRIGGER refuse_gap BEFORE INSERT ON documents.document FOR EACH ROW EXECUTE FUNCTION documents.refuse_gap()
  CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON documents.document FOR EACH STATEMENT EXECUTE FUNCTION documents.refuse_change()
  grant INSERT, SELECT to chung_app

table documents.signature -- row-level security, forced
  organisation_id uuid not null
  id uuid not null
  document_id uuid not null
  person_id uuid
  name text not null
  office text not null
  manner text not null
  drawing jsonb
  signed_at timestamp with time zone not null
  recorded_by uuid
  recorded_at timestamp with time zone not null default now()
  constraint signature_manner_check CHECK ((manner = ANY (ARRAY['account'::text, 'screen'::text, 'paper'::text])))
  constraint signature_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200)))
  constraint signature_office_check CHECK (((length(office) >= 1) AND (length(office) <= 200)))
  constraint signature_organisation_id_document_id_fkey FOREIGN KEY (organisation_id, document_id) REFERENCES documents.document(organisation_id, id)
  constraint signature_pkey PRIMARY KEY (organisation_id, id)
  CREATE INDEX signature_document ON documents.signature USING btree (organisation_id, document_id)
  policy owner for all to chung_owner using true with check true
  policy public_read for select to chung_public using true
  policy tenant_reading for select to chung_app using (organisation_id = ANY (platform.actor_orgs()))
  policy tenant_writing for insert to chung_app with check (organisation_id = ANY (platform.actor_orgs()))
  CREATE TRIGGER audit_delete AFTER DELETE ON documents.signature REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_insert AFTER INSERT ON documents.signature REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_update AFTER UPDATE ON documents.signature REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE ON documents.signature FOR EACH ROW EXECUTE FUNCTION documents.refuse_change()
  CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON documents.signature FOR EACH STATEMENT EXECUTE FUNCTION documents.refuse_change()
  grant INSERT, SELECT to chung_app

table documents.withdrawal -- row-level security, forced
  organisation_id uuid not null
  document_id uuid not null
  withdrawn_on date not null
  ground text not null
  withdrawn_by uuid
  withdrawn_at timestamp with time zone not null default now()
  constraint withdrawal_ground_check CHECK (((length(ground) >= 1) AND (length(ground) <= 1000)))
  constraint withdrawal_organisation_id_document_id_fkey FOREIGN KEY (organisation_id, document_id) REFERENCES documents.document(organisation_id, id)
  constraint withdrawal_pkey PRIMARY KEY (organisation_id, document_id)
  policy owner for all to chung_owner using true with check true
  policy public_read for select to chung_public using true
  policy tenant_reading for select to chung_app using (organisation_id = ANY (platform.actor_orgs()))
  policy tenant_writing for insert to chung_app with check (organisation_id = ANY (platform.actor_orgs()))
  CREATE TRIGGER audit_delete AFTER DELETE ON documents.withdrawal REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_insert AFTER INSERT ON documents.withdrawal REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_update AFTER UPDATE ON documents.withdrawal REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE ON documents.withdrawal FOR EACH ROW EXECUTE FUNCTION documents.refuse_change()
  CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON documents.withdrawal FOR EACH STATEMENT EXECUTE FUNCTION documents.refuse_change()
  grant INSERT, SELECT to chung_app

table duties.duty -- row-level security, forced
  organisation_id uuid not null
  id uuid not null default uuidv7()
  kind text not null
  source text not null
  subject_id text not null
  article text not null
  start_on date
  due_on date
  done_on date
  consequence text
  params jsonb not null default '{}'::jsonb
  href text
  province_code text
  commune_code text
  version integer not null default 1
  constraint duty_article_check CHECK (((length(article) >= 1) AND (length(article) <= 40)))
  constraint duty_kind_check CHECK ((kind ~ '^[a-z][A-Za-z]*(\.[A-Za-z]+)*$'::text))
  constraint duty_organisation_id_kind_subject_id_key UNIQUE (organisation_id, kind, subject_id)
  constraint duty_params_check CHECK ((jsonb_typeof(params) = 'object'::text))
  constraint duty_pkey PRIMARY KEY (organisation_id, id)
  constraint duty_source_check CHECK (((length(source) >= 1) AND (length(source) <= 100)))
  constraint duty_subject_id_check CHECK ((length(subject_id) <= 200))
  CREATE INDEX duty_commune ON duties.duty USING btree (commune_code, kind, due_on) WHERE ((done_on IS NULL) AND (commune_code IS NOT NULL))
  CREATE INDEX duty_province ON duties.duty USING btree (province_code, kind, due_on) WHERE ((done_on IS NULL) AND (province_code IS NOT NULL))
  policy commune for select to chung_app using (commune_code = platform.actor_commune())
  policy nation for all to chung_national using (province_code IS NOT NULL) with check (province_code IS NOT NULL)
  policy owner for all to chung_owner using true with check true
  policy province for select to chung_app using (province_code = platform.actor_province())
  policy tenant for all to chung_app using (organisation_id = ANY (platform.actor_orgs())) with check (organisation_id = ANY (platform.actor_orgs()))
  CREATE TRIGGER audit_delete AFTER DELETE ON duties.duty REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_insert AFTER INSERT ON duties.duty REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_update AFTER UPDATE ON duties.duty REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER touch BEFORE UPDATE ON duties.duty FOR EACH ROW EXECUTE FUNCTION platform.touch()
  grant DELETE, INSERT, SELECT, UPDATE to chung_app
  grant DELETE, INSERT, SELECT, UPDATE to chung_national

table governance.board_meeting -- row-level security, forced
  organisation_id uuid not null
  id uuid not null default uuidv7()
  call smallint not null
  planned_on date not null
  first_planned_on date
  state text not null
  seats smallint not null
  present smallint not null
  attendance jsonb not null
  decisions jsonb not null default '[]'::jsonb
  dissent text
  minutes_ref text
  minutes_document_id uuid
  recorded_by uuid
  recorded_at timestamp with time zone not null default now()
  demonstration boolean not null default false
  version integer not null default 1
  constraint board_meeting_attendance_check CHECK ((jsonb_typeof(attendance) = 'array'::text))
  constraint board_meeting_call_check CHECK ((call = ANY (ARRAY[1, 2])))
  constraint board_meeting_check CHECK (((present >= 0) AND (present <= seats)))
  constraint board_meeting_check1 CHECK (((call = 2) = (first_planned_on IS NOT NULL)))
  constraint board_meeting_check2 CHECK (((state = 'held'::text) OR (decisions = '[]'::jsonb)))
  constraint board_meeting_decisions_check CHECK ((jsonb_typeof(decisions) = 'array'::text))
  constraint board_meeting_dissent_check CHECK ((length(dissent) <= 4000))
  constraint board_meeting_minutes_ref_check CHECK ((length(minutes_ref) <= 200))
  constraint board_meeting_pkey PRIMARY KEY (organisation_id, id)
  constraint board_meeting_seats_check CHECK (((seats >= 1) AND (seats <= 15)))
  constraint board_meeting_state_check CHECK ((state = ANY (ARRAY['held'::text, 'failed'::text])))
  CREATE INDEX board_meeting_day ON governance.board_meeting USING btree (organisation_id, planned_on DESC)
  policy owner for all to chung_owner using true with check true
  policy tenant for all to chung_app using (organisation_id = ANY (platform.actor_orgs())) with check (organisation_id = ANY (platform.actor_orgs()))
  CREATE TRIGGER audit_delete AFTER DELETE ON governance.board_meeting REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_insert AFTER INSERT ON governance.board_meeting REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_update AFTER UPDATE ON governance.board_meeting REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER touch BEFORE UPDATE ON governance.board_meeting FOR EACH ROW EXECUTE FUNCTION platform.touch()
  grant DELETE, INSERT, SELECT, UPDATE to chung_app

table governance.kinship -- row-level security, forced
  organisation_id uuid not null
  id uuid not null default uuidv7()
  first_id uuid not null
  second_id uuid not null
  relation text not null
  declared_on date not null
  declared_by uuid
  withdrawn_on date
  withdrawal_reason text
  demonstration boolean not null default false
  version integer not null default 1
  constraint kinship_check CHECK ((withdrawn_on >= declared_on))
  constraint kinship_check1 CHECK ((first_id <> second_id))
  constraint kinship_organisation_id_first_id_fkey FOREIGN KEY (organisation_id, first_id) REFERENCES governance.person(organisation_id, id)
  constraint kinship_organisation_id_second_id_fkey FOREIGN KEY (organisation_id, second_id) REFERENCES governance.person(organisation_id, id)
  constraint kinship_pkey PRIMARY KEY (organisation_id, id)
  constraint kinship_relation_check CHECK ((relation = ANY (ARRAY['spouse'::text, 'parent'::text, 'adoptiveParent'::text, 'parentInLaw'::text, 'child'::text, 'adoptiveChild'::text, 'childInLaw'::text, 'sibling'::text, 'siblingInLaw'::text, 'other'::text])))
  constraint kinship_withdrawal_reason_check CHECK ((length(withdrawal_reason) <= 500))
  CREATE UNIQUE INDEX kinship_pair ON governance.kinship USING btree (organisation_id, LEAST(first_id, second_id), GREATEST(first_id, second_id)) WHERE (withdrawn_on IS NULL)
  policy owner for all to chung_owner using true with check true
  policy tenant for all to chung_app using (organisation_id = ANY (platform.actor_orgs())) with check (organisation_id = ANY (platform.actor_orgs()))
  CREATE TRIGGER audit_delete AFTER DELETE ON governance.kinship REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_insert AFTER INSERT ON governance.kinship REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_update AFTER UPDATE ON governance.kinship REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER touch BEFORE UPDATE ON governance.kinship FOR EACH ROW EXECUTE FUNCTION platform.touch()
  grant DELETE, INSERT, SELECT, UPDATE to chung_app

table governance.person -- row-level security, forced
  organisation_id uuid not null
  id uuid not null default uuidv7()
  name text not null
  standing text not null
  member_id uuid
  person_id uuid
  foreign_person boolean not null default false
  resident_in_vietnam boolean not null default true
  demonstration boolean not null default false
  version integer not null default 1
  constraint person_check CHECK (((standing = 'outsider'::text) = (member_id IS NULL)))
  constraint person_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200)))
  constraint person_pkey PRIMARY KEY (organisation_id, id)
  constraint person_standing_check CHECK ((standing = ANY (ARRAY['member'::text, 'representative'::text, 'outsider'::text])))
  CREATE UNIQUE INDEX person_member ON governance.person USING btree (organisation_id, member_id) WHERE (standing = 'member'::text)
  policy owner for all to chung_owner using true with check true
  policy tenant for all to chung_app using (organisation_id = ANY (platform.actor_orgs())) with check (organisation_id = ANY (platform.actor_orgs()))
  CREATE TRIGGER audit_delete AFTER DELETE ON governance.person REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_insert AFTER INSERT ON governance.person REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_update AFTER UPDATE ON governance.person REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER touch BEFORE UPDATE ON governance.person FOR EACH ROW EXECUTE FUNCTION platform.touch()
  grant DELETE, INSERT, SELECT, UPDATE to chung_app

table governance.term -- row-level security, forced
  organisation_id uuid not null
  id uuid not null default uuidv7()
  holder_id uuid not null
  post text not null
  from_on date not null
  until_on date
  ballot text
  elected_by text not null
  assembly_id uuid
  resolution_ref text
  legal_representative boolean not null default false
  inactive_since date
  ended_on date
  ending text
  ending_ref text
  ending_note text
  recorded_by uuid
  recorded_at timestamp with time zone not null default now()
  demonstration boolean not null default false
  version integer not null default 1
  constraint term_ballot_check CHECK ((ballot = ANY (ARRAY['secret'::text, 'open'::text, 'appointed'::text])))
  constraint term_check CHECK ((until_on > from_on))
  constraint term_check1 CHECK ((ended_on >= from_on))
  constraint term_check2 CHECK (((ended_on IS NULL) = (ending IS NULL)))
  constraint term_elected_by_check CHECK ((elected_by = ANY (ARRAY['founding_conference'::text, 'assembly'::text, 'board'::text, 'director'::text, 'group'::text, 'taken_over'::text])))
  constraint term_ending_check CHECK ((ending = ANY (ARRAY['termEnded'::text, 'resigned'::text, 'dismissed'::text, 'removed'::text, 'membershipEnded'::text, 'incapacitated'::text, 'died'::text, 'convicted'::text, 'postAbolished'::text])))
  constraint term_ending_note_check CHECK ((length(ending_note) <= 1000))
  constraint term_ending_ref_check CHECK ((length(ending_ref) <= 200))
  constraint term_organisation_id_holder_id_fkey FOREIGN KEY (organisation_id, holder_id) REFERENCES governance.person(organisation_id, id)
  constraint term_pkey PRIMARY KEY (organisation_id, id)
  constraint term_post_check CHECK ((post = ANY (ARRAY['chair'::text, 'boardMember'::text, 'director'::text, 'chiefSupervisor'::text, 'supervisor'::text, 'controller'::text, 'chiefAccountant'::text, 'treasurer'::text, 'groupHead'::text])))
  constraint term_resolution_ref_check CHECK ((length(resolution_ref) <= 200))
  CREATE UNIQUE INDEX term_open ON governance.term USING btree (organisation_id, holder_id, post) WHERE (ended_on IS NULL)
  policy owner for all to chung_owner using true with check true
  policy tenant for all to chung_app using (organisation_id = ANY (platform.actor_orgs())) with check (organisation_id = ANY (platform.actor_orgs()))
  CREATE TRIGGER audit_delete AFTER DELETE ON governance.term REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_insert AFTER INSERT ON governance.term REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_update AFTER UPDATE ON governance.term REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER touch BEFORE UPDATE ON governance.term FOR EACH ROW EXECUTE FUNCTION platform.touch()
  grant DELETE, INSERT, SELECT, UPDATE to chung_app

table identity.acting_office -- row-level security, forced
  person_id uuid not null
  posting_id uuid not null
  chosen_at timestamp with time zone not null default now()
  constraint acting_office_person_id_fkey FOREIGN KEY (person_id) REFERENCES identity.person(id)
  constraint acting_office_pkey PRIMARY KEY (person_id)
  constraint acting_office_posting_id_fkey FOREIGN KEY (posting_id) REFERENCES identity.posting(id)
  policy internal for all to chung_app, chung_national using true with check true
  policy owner for all to chung_owner using true with check true
  CREATE TRIGGER announce AFTER INSERT OR UPDATE ON identity.acting_office FOR EACH ROW EXECUTE FUNCTION identity.announce_change('person_id')
  CREATE TRIGGER audit_delete AFTER DELETE ON identity.acting_office REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_insert AFTER INSERT ON identity.acting_office REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_update AFTER UPDATE ON identity.acting_office REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  grant DELETE, INSERT, SELECT, UPDATE to chung_app
  grant DELETE, INSERT, SELECT, UPDATE to chung_national

table identity.api_key -- row-level security, forced
  id uuid not null
  person_id uuid not null
  name text not null
  starts_with text not null
  scopes text[] not null
  expires_at timestamp with time zone
  revoked_at timestamp with time zone
  created_at timestamp with time zone not null default now()
  version integer not null default 1
  constraint api_key_person_id_fkey FOREIGN KEY (person_id) REFERENCES identity.person(id)
  constraint api_key_pkey PRIMARY KEY (id)
  CREATE INDEX api_key_person ON identity.api_key USING btree (person_id, id)
  policy internal for all to chung_app, chung_national using true with check true
  policy owner for all to chung_owner using true with check true
  CREATE TRIGGER announce AFTER INSERT OR UPDATE ON identity.api_key FOR EACH ROW EXECUTE FUNCTION identity.announce_change('person_id')
  CREATE TRIGGER audit_delete AFTER DELETE ON identity.api_key REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_insert AFTER INSERT ON identity.api_key REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_update AFTER UPDATE ON identity.api_key REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER touch BEFORE UPDATE ON identity.api_key FOR EACH ROW EXECUTE FUNCTION platform.touch()
  grant DELETE, INSERT, SELECT, UPDATE to chung_app
  grant DELETE, INSERT, SELECT, UPDATE to chung_national

table identity.invitation -- row-level security, forced
  id uuid not null
  token_hash bytea not null
  office_id uuid not null
  organisation_id uuid
  role_code text not null
  name text not null
  email text
  personal_id_sealed bytea
  personal_id_hash bytea
  assignment_ref text
  invited_by uuid not null
  expires_at timestamp with time zone not null
  accepted_at timestamp with time zone
  accepted_by uuid
  revoked_at timestamp with time zone
  created_at timestamp with time zone not null default now()
  version integer not null default 1
  constraint invitation_office_id_fkey FOREIGN KEY (office_id) REFERENCES identity.office(id)
  constraint invitation_pkey PRIMARY KEY (id)
  constraint invitation_role_code_fkey FOREIGN KEY (role_code) REFERENCES identity.role(code)
  constraint invitation_token_hash_key UNIQUE (token_hash)
  CREATE INDEX invitation_office ON identity.invitation USING btree (office_id, id)
  CREATE INDEX invitation_personal ON identity.invitation USING btree (personal_id_hash) WHERE ((accepted_at IS NULL) AND (revoked_at IS NULL))
  policy internal for all to chung_app, chung_national using true with check true
  policy owner for all to chung_owner using true with check true
  CREATE TRIGGER audit_delete AFTER DELETE ON identity.invitation REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_insert AFTER INSERT ON identity.invitation REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_update AFTER UPDATE ON identity.invitation REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER touch BEFORE UPDATE ON identity.invitation FOR EACH ROW EXECUTE FUNCTION platform.touch()
  grant DELETE, INSERT, SELECT, UPDATE to chung_app
  grant DELETE, INSERT, SELECT, UPDATE to chung_national

table identity.office -- row-level security, forced
  id uuid not null
  kind text not null
  name text not null
  parent_id uuid
  province_code text
  commune_code text
  organisation_id uuid
  organisation_type text
  closed_at timestamp with time zone
  created_at timestamp with time zone not null default now()
  version integer not null default 1
  constraint office_check CHECK (((kind = 'organisation'::text) = (organisation_id IS NOT NULL)))
  constraint office_check1 CHECK (((organisation_id IS NULL) = (organisation_type IS NULL)))
  constraint office_check2 CHECK (((kind <> ALL (ARRAY['provincialCommittee'::text, 'department'::text, 'steeringCommittee'::text, 'commune'::text, 'organisation'::text, 'allianceProvince'::text])) OR (province_code IS NOT NULL)))
  constraint office_check3 CHECK (((kind <> ALL (ARRAY['commune'::text, 'organisation'::text])) OR (commune_code IS NOT NULL)))
  constraint office_kind_check CHECK ((kind = ANY (ARRAY['ministry'::text, 'lineMinistry'::text, 'provincialCommittee'::text, 'department'::text, 'steeringCommittee'::text, 'commune'::text, 'organisation'::text, 'allianceNational'::text, 'allianceProvince'::text])))
  constraint office_name_check CHECK ((name <> ''::text))
  constraint office_organisation_type_check CHECK ((organisation_type = ANY (ARRAY['THT'::text, 'HTX'::text, 'LHHTX'::text])))
  constraint office_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES identity.office(id)
  constraint office_pkey PRIMARY KEY (id)
  CREATE INDEX office_commune ON identity.office USING btree (commune_code)
  CREATE INDEX office_parent ON identity.office USING btree (parent_id)
  CREATE UNIQUE INDEX office_organisation ON identity.office USING btree (organisation_id) WHERE (organisation_id IS NOT NULL)
  CREATE UNIQUE INDEX office_place ON identity.office USING btree (kind, COALESCE(province_code, ''::text), COALESCE(commune_code, ''::text), name) WHERE (organisation_id IS NULL)
  policy internal for all to chung_app, chung_national using true with check true
  policy owner for all to chung_owner using true with check true
  CREATE TRIGGER audit_delete AFTER DELETE ON identity.office REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_insert AFTER INSERT ON identity.office REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_update AFTER UPDATE ON identity.office REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER touch BEFORE UPDATE ON identity.office FOR EACH ROW EXECUTE FUNCTION platform.touch()
  grant DELETE, INSERT, SELECT, UPDATE to chung_app
  grant DELETE, INSERT, SELECT, UPDATE to chung_national

table identity.person -- row-level security, forced
  id uuid not null
  login text not null
  name text not null
  email text
  phone text
  personal_id_sealed bytea
  personal_id_hash bytea
  suspended_at timestamp with time zone
  demonstration boolean not null default false
  created_at timestamp with time zone not null default now()
  version integer not null default 1
  constraint person_check CHECK (((personal_id_sealed IS NULL) = (personal_id_hash IS NULL)))
  constraint person_email_check CHECK ((length(email) <= 254))
  constraint person_login_check CHECK ((login ~ '^[a-z0-9._-]{2,60}$'::text))
  constraint person_login_key UNIQUE (login)
  constraint person_name_check CHECK (((length(name) >= 1) AND (length(name) <= 120)))
  constraint person_personal_id_hash_key UNIQUE (personal_id_hash)
  constraint person_phone_check CHECK ((length(phone) <= 20))
  constraint person_pkey PRIMARY KEY (id)
  policy internal for all to chung_app, chung_national using true with check true
  policy owner for all to chung_owner using true with check true
  CREATE TRIGGER announce AFTER UPDATE ON identity.person FOR EACH ROW EXECUTE FUNCTION identity.announce_change('id')
  CREATE TRIGGER audit_delete AFTER DELETE ON identity.person REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_insert AFTER INSERT ON identity.person REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_update AFTER UPDATE ON identity.person REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER touch BEFORE UPDATE ON identity.person FOR EACH ROW EXECUTE FUNCTION platform.touch()
  grant DELETE, INSERT, SELECT, UPDATE to chung_app
  grant DELETE, INSERT, SELECT, UPDATE to chung_national

table identity.posting -- row-level security, forced
  id uuid not null
  person_id uuid not null
  office_id uuid not null
  organisation_id uuid
  role_code text not null
  valid_from date not null
  valid_to date
  assigned_by uuid
  assignment_ref text
  locked_at timestamp with time zone
  ended_by uuid
  end_reason text
  created_at timestamp with time zone not null default now()
  version integer not null default 1
  constraint posting_assignment_ref_check CHECK ((length(assignment_ref) <= 200))
  constraint posting_check CHECK (((valid_to IS NULL) OR (valid_to >= valid_from)))
  constraint posting_check1 CHECK (((locked_at IS NULL) = (end_reason IS NULL)))
  constraint posting_end_reason_check CHECK ((end_reason = ANY (ARRAY['moved'::text, 'left'::text, 'locked'::text, 'organisationEnded'::text])))
  constraint posting_office_id_fkey FOREIGN KEY (office_id) REFERENCES identity.office(id)
  constraint posting_person_id_fkey FOREIGN KEY (person_id) REFERENCES identity.person(id)
  constraint posting_pkey PRIMARY KEY (id)
  constraint posting_role_code_fkey FOREIGN KEY (role_code) REFERENCES identity.role(code)
  CREATE INDEX posting_office ON identity.posting USING btree (office_id) WHERE (locked_at IS NULL)
  CREATE UNIQUE INDEX posting_active ON identity.posting USING btree (person_id, office_id) WHERE (locked_at IS NULL)
  policy internal for all to chung_app, chung_national using true with check true
  policy owner for all to chung_owner using true with check true
  CREATE TRIGGER announce AFTER INSERT OR UPDATE ON identity.posting FOR EACH ROW EXECUTE FUNCTION identity.announce_change('person_id')
  CREATE TRIGGER audit_delete AFTER DELETE ON identity.posting REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_insert AFTER INSERT ON identity.posting REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_update AFTER UPDATE ON identity.posting REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER touch BEFORE UPDATE ON identity.posting FOR EACH ROW EXECUTE FUNCTION platform.touch()
  grant DELETE, INSERT, SELECT, UPDATE to chung_app
  grant DELETE, INSERT, SELECT, UPDATE to chung_national

table identity.reset -- row-level security, forced
  id uuid not null
  person_id uuid not null
  token_hash bytea not null
  issued_by uuid not null
  expires_at timestamp with time zone not null
  used_at timestamp with time zone
  created_at timestamp with time zone not null default now()
  constraint reset_person_id_fkey FOREIGN KEY (person_id) REFERENCES identity.person(id)
  constraint reset_pkey PRIMARY KEY (id)
  constraint reset_token_hash_key UNIQUE (token_hash)
  CREATE INDEX reset_person ON identity.reset USING btree (person_id) WHERE (used_at IS NULL)
  policy internal for all to chung_app, chung_national using true with check true
  policy owner for all to chung_owner using true with check true
  CREATE TRIGGER audit_delete AFTER DELETE ON identity.reset REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_insert AFTER INSERT ON identity.reset REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_update AFTER UPDATE ON identity.reset REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  grant DELETE, INSERT, SELECT, UPDATE to chung_app
  grant DELETE, INSERT, SELECT, UPDATE to chung_national

table identity.role -- row-level security, forced
  code text not null
  office_kinds text[] not null
  name_vi text not null
  name_en text not null
  position integer not null
  constraint role_pkey PRIMARY KEY (code)
  policy owner for all to chung_owner using true with check true
  policy reading for select to chung_app, chung_national, chung_public using true
  grant SELECT to chung_app
  grant SELECT to chung_national
  grant SELECT to chung_public

table identity.role_grant -- row-level security, forced
  role_code text not null
  grant_name text not null
  constraint role_grant_pkey PRIMARY KEY (role_code, grant_name)
  constraint role_grant_role_code_fkey FOREIGN KEY (role_code) REFERENCES identity.role(code) ON DELETE CASCADE
  policy owner for all to chung_owner using true with check true
  policy reading for select to chung_app, chung_national, chung_public using true
  grant SELECT to chung_app
  grant SELECT to chung_national
  grant SELECT to chung_public

table imports.batch -- row-level security, forced
  id uuid not null
  province_code text not null
  source_system text not null
  office_id uuid
  uploader_id uuid
  uploader_name text
  file_name text not null
  sha256 text not null
  size_bytes integer not null
  state text not null default 'uploaded'::text
  dry_run boolean not null
  job_id uuid
  sheets jsonb not null default '[]'::jsonb
  counts jsonb not null default '{}'::jsonb
  notes jsonb not null default '[]'::jsonb
  refusal jsonb
  created_at timestamp with time zone not null default now()
  previewed_at timestamp with time zone
  written_at timestamp with time zone
  version integer not null default 1
  constraint batch_counts_check CHECK ((jsonb_typeof(counts) = 'object'::text))
  constraint batch_file_name_check CHECK (((length(file_name) >= 1) AND (length(file_name) <= 255)))
  constraint batch_notes_check CHECK ((jsonb_typeof(notes) = 'array'::text))
  constraint batch_pkey PRIMARY KEY (id)
  constraint batch_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text))
  constraint batch_sheets_check CHECK ((jsonb_typeof(sheets) = 'array'::text))
  constraint batch_source_system_check CHECK ((source_system = ANY (ARRAY['provincial_import'::text, 'alliance_import'::text])))
  constraint batch_state_check CHECK ((state = ANY (ARRAY['uploaded'::text, 'read'::text, 'previewed'::text, 'importing'::text, 'done'::text, 'failed'::text, 'cancelled'::text])))
  CREATE INDEX batch_newest ON imports.batch USING btree (province_code, source_system, created_at DESC)
  CREATE UNIQUE INDEX batch_file ON imports.batch USING btree (province_code, source_system, sha256) WHERE (state <> ALL (ARRAY['failed'::text, 'cancelled'::text]))
  policy alliance for all to chung_app using ((province_code = platform.actor_alliance()) AND (source_system = 'alliance_import'::text)) with check ((province_code = platform.actor_alliance()) AND (source_system = 'alliance_import'::text))
  policy nation for all to chung_national using true with check true
  policy owner for all to chung_owner using true with check true
  policy province for all to chung_app using ((province_code = platform.actor_province()) AND (source_system = 'provincial_import'::text)) with check ((province_code = platform.actor_province()) AND (source_system = 'provincial_import'::text))
  CREATE TRIGGER audit_delete AFTER DELETE ON imports.batch REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_insert AFTER INSERT ON imports.batch REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_update AFTER UPDATE ON imports.batch REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER touch BEFORE UPDATE ON imports.batch FOR EACH ROW EXECUTE FUNCTION platform.touch()
  grant INSERT, SELECT, UPDATE to chung_app
  grant INSERT, SELECT, UPDATE to chung_national

table imports.decision -- row-level security, forced
  batch_id uuid not null
  line_no integer not null
  province_code text not null
  source_system text not null
  commune_code text
  identity text
  organisation_id uuid
  later boolean not null default false
  decided_by uuid
  decided_at timestamp with time zone not null default now()
  constraint decision_batch_id_fkey FOREIGN KEY (batch_id) REFERENCES imports.batch(id) ON DELETE CASCADE
  constraint decision_identity_check CHECK ((identity = ANY (ARRAY['same'::text, 'new'::text])))
  constraint decision_pkey PRIMARY KEY (batch_id, line_no)
  policy alliance for all to chung_app using ((province_code = platform.actor_alliance()) AND (source_system = 'alliance_import'::text)) with check ((province_code = platform.actor_alliance()) AND (source_system = 'alliance_import'::text))
  policy nation for all to chung_national using true with check true
  policy owner for all to chung_owner using true with check true
  policy province for all to chung_app using ((province_code = platform.actor_province()) AND (source_system = 'provincial_import'::text)) with check ((province_code = platform.actor_province()) AND (source_system = 'provincial_import'::text))
  CREATE TRIGGER audit_delete AFTER DELETE ON imports.decision REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_insert AFTER INSERT ON imports.decision REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_update AFTER UPDATE ON imports.decision REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  grant INSERT, SELECT, UPDATE to chung_app
  grant INSERT, SELECT, UPDATE to chung_national

table imports.file_part -- row-level security, forced
  batch_id uuid not null
  part integer not null
  province_code text not null
  source_system text not null
  bytes bytea not null
  constraint file_part_batch_id_fkey FOREIGN KEY (batch_id) REFERENCES imports.batch(id) ON DELETE CASCADE
  constraint file_part_pkey PRIMARY KEY (batch_id, part)
  policy alliance for all to chung_app using ((province_code = platform.actor_alliance()) AND (source_system = 'alliance_import'::text)) with check ((province_code = platform.actor_alliance()) AND (source_system = 'alliance_import'::text))
  policy nation for all to chung_national using true with check true
  policy owner for all to chung_owner using true with check true
  policy province for all to chung_app using ((province_code = platform.actor_province()) AND (source_system = 'provincial_import'::text)) with check ((province_code = platform.actor_province()) AND (source_system = 'provincial_import'::text))
  grant SELECT to chung_app
  grant SELECT to chung_national

table imports.line -- row-level security, forced
  batch_id uuid not null
  line_no integer not null
  sheet integer not null
  row_number integer not null
  province_code text not null
  source_system text not null
  raw jsonb not null
  parsed jsonb not null
  verdict text not null
  problems jsonb not null
  places jsonb not null
  matches jsonb not null
  match_id uuid
  constraint line_batch_id_fkey FOREIGN KEY (batch_id) REFERENCES imports.batch(id) ON DELETE CASCADE
  constraint line_pkey PRIMARY KEY (batch_id, line_no)
  constraint line_verdict_check CHECK ((verdict = ANY (ARRAY['ready'::text, 'address'::text, 'duplicate'::text, 'error'::text])))
  CREATE INDEX line_verdict ON imports.line USING btree (batch_id, verdict, line_no)
  policy alliance for all to chung_app using ((province_code = platform.actor_alliance()) AND (source_system = 'alliance_import'::text)) with check ((province_code = platform.actor_alliance()) AND (source_system = 'alliance_import'::text))
  policy nation for all to chung_national using true with check true
  policy owner for all to chung_owner using true with check true
  policy province for all to chung_app using ((province_code = platform.actor_province()) AND (source_system = 'provincial_import'::text)) with check ((province_code = platform.actor_province()) AND (source_system = 'provincial_import'::text))
  grant SELECT to chung_app
  grant SELECT to chung_national

view imports.line_now
  batch_id uuid
  line_no integer
  sheet integer
  row_number integer
  province_code text
  source_system text
  raw jsonb
  parsed jsonb
  verdict text
  problems jsonb
  places jsonb
  matches jsonb
  match_id uuid
  identity text
  later boolean
  written_id uuid
  outcome text
  round integer
  commune_code text
  same_id uuid
  now text
  grant SELECT to chung_app
  grant SELECT to chung_national

table imports.written -- row-level security, forced
  batch_id uuid not null
  line_no integer not null
  round integer not null
  province_code text not null
  source_system text not null
  organisation_id uuid not null
  outcome text not null
  constraint written_batch_id_fkey FOREIGN KEY (batch_id) REFERENCES imports.batch(id) ON DELETE CASCADE
  constraint written_outcome_check CHECK ((outcome = ANY (ARRAY['created'::text, 'updated'::text, 'kept'::text])))
  constraint written_pkey PRIMARY KEY (batch_id, line_no)
  CREATE INDEX written_round ON imports.written USING btree (batch_id, round)
  policy alliance for all to chung_app using ((province_code = platform.actor_alliance()) AND (source_system = 'alliance_import'::text)) with check ((province_code = platform.actor_alliance()) AND (source_system = 'alliance_import'::text))
  policy nation for all to chung_national using true with check true
  policy owner for all to chung_owner using true with check true
  policy province for all to chung_app using ((province_code = platform.actor_province()) AND (source_system = 'provincial_import'::text)) with check ((province_code = platform.actor_province()) AND (source_system = 'provincial_import'::text))
  grant SELECT to chung_app
  grant SELECT to chung_national

table insight.commune_tally -- row-level security, forced
  province_code text not null
  commune_code text not null
  type text not null
  field text not null
  organisations integer not null
  constraint commune_tally_pkey PRIMARY KEY (province_code, commune_code, type, field)
  policy owner for all to chung_owner using true with check true
  policy reading for select to chung_app, chung_national, chung_public using true
  grant SELECT to chung_app
  grant SELECT to chung_national
  grant SELECT to chung_public

table insight.official_figure -- row-level security, forced
  indicator text not null
  as_of date not null
  value bigint not null
  unit text not null
  source text not null
  method text not null
  approximate boolean not null default false
  constraint official_figure_pkey PRIMARY KEY (indicator, as_of, source)
  policy owner for all to chung_owner using true with check true
  policy reading for select to chung_app, chung_national, chung_public using true
  grant SELECT to chung_app
  grant SELECT to chung_national
  grant SELECT to chung_public

table insight.refreshed -- row-level security, forced
  province_code text not null
  at timestamp with time zone not null
  constraint refreshed_pkey PRIMARY KEY (province_code)
  policy owner for all to chung_owner using true with check true
  policy reading for select to chung_app, chung_national, chung_public using true
  grant SELECT to chung_app
  grant SELECT to chung_national
  grant SELECT to chung_public

table insight.tally -- row-level security, forced
  province_code text not null
  type text not null
  sector text not null
  field text not null
  size_class text not null
  status text not null
  organisations integer not null
  members bigint not null
  constraint tally_pkey PRIMARY KEY (province_code, type, sector, field, size_class, status)
  policy owner for all to chung_owner using true with check true
  policy reading for select to chung_app, chung_national, chung_public using true
  grant SELECT to chung_app
  grant SELECT to chung_national
  grant SELECT to chung_public

table insight.year_tally -- row-level security, forced
  province_code text not null
  type text not null
  sector text not null
  field text not null
  year integer not null
  founded integer not null
  ended integer not null
  constraint year_tally_pkey PRIMARY KEY (province_code, type, sector, field, year)
  policy owner for all to chung_owner using true with check true
  policy reading for select to chung_app, chung_national, chung_public using true
  grant SELECT to chung_app
  grant SELECT to chung_national
  grant SELECT to chung_public

table membership.affiliate -- row-level security, forced
  organisation_id uuid not null
  id uuid not null
  code text not null
  name text not null
  relation text not null
  from_on date not null
  to_on date
  version integer not null default 1
  constraint affiliate_check CHECK ((to_on >= from_on))
  constraint affiliate_code_check CHECK ((code ~ '^[0-9]{10}$'::text))
  constraint affiliate_name_check CHECK (((length(name) >= 1) AND (length(name) <= 300)))
  constraint affiliate_pkey PRIMARY KEY (organisation_id, id)
  constraint affiliate_relation_check CHECK ((relation = ANY (ARRAY['subsidiary'::text, 'investee'::text])))
  policy owner for all to chung_owner using true with check true
  policy tenant for all to chung_app using (organisation_id = ANY (platform.actor_orgs())) with check (organisation_id = ANY (platform.actor_orgs()))
  CREATE TRIGGER audit_delete AFTER DELETE ON membership.affiliate REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_insert AFTER INSERT ON membership.affiliate REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_update AFTER UPDATE ON membership.affiliate REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER touch BEFORE UPDATE ON membership.affiliate FOR EACH ROW EXECUTE FUNCTION platform.touch()
  grant DELETE, INSERT, SELECT, UPDATE to chung_app

table membership.application -- row-level security, forced
  organisation_id uuid not null
  id uuid not null
  name text not null
  kind text not null
  party text not null
  written_on date not null
  paper_ref text
  facts_sealed bytea not null
  pledged_dong bigint not null default 0
  heir_of uuid
  state text not null default 'waiting'::text
  organ text
  decided_on date
  resolution_ref text
  reason text
  member_id uuid
  recorded_by uuid
  recorded_at timestamp with time zone not null default now()
  version integer not null default 1
  constraint application_check CHECK (((state = ANY (ARRAY['accepted'::text, 'refused'::text])) = ((organ IS NOT NULL) AND (decided_on IS NOT NULL))))
  constraint application_check1 CHECK (((state = 'accepted'::text) = (member_id IS NOT NULL)))
  constraint application_kind_check CHECK ((kind = ANY (ARRAY['official'::text, 'linked_contributing'::text, 'linked_noncontributing'::text])))
  constraint application_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200)))
  constraint application_organ_check CHECK ((organ = ANY (ARRAY['founding_conference'::text, 'board'::text, 'director'::text, 'assembly'::text, 'group'::text])))
  constraint application_paper_ref_check CHECK ((length(paper_ref) <= 200))
  constraint application_party_check CHECK ((party = ANY (ARRAY['person'::text, 'household'::text, 'group'::text, 'organisation'::text])))
  constraint application_pkey PRIMARY KEY (organisation_id, id)
  constraint application_pledged_dong_check CHECK ((pledged_dong >= 0))
  constraint application_reason_check CHECK ((length(reason) <= 1000))
  constraint application_resolution_ref_check CHECK (((length(resolution_ref) >= 1) AND (length(resolution_ref) <= 200)))
  constraint application_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'accepted'::text, 'refused'::text, 'withdrawn'::text])))
  CREATE INDEX application_waiting ON membership.application USING btree (organisation_id, state, id)
  policy owner for all to chung_owner using true with check true
  policy tenant for all to chung_app using (organisation_id = ANY (platform.actor_orgs())) with check (organisation_id = ANY (platform.actor_orgs()))
  CREATE TRIGGER audit_delete AFTER DELETE ON membership.application REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_insert AFTER INSERT ON membership.application REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_update AFTER UPDATE ON membership.application REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER touch BEFORE UPDATE ON membership.application FOR EACH ROW EXECUTE FUNCTION platform.touch()
  grant INSERT, SELECT, UPDATE to chung_app

table membership.ending -- row-level security, forced
  organisation_id uuid not null
  id uuid not null
  member_id uuid not null
  ended_on date not null
  reason text not null
  organ text not null
  resolution_ref text
  note text
  recorded_by uuid
  recorded_at timestamp with time zone not null default now()
  revoked_at timestamp with time zone
  revoked_reason text
  constraint ending_note_check CHECK ((length(note) <= 1000))
  constraint ending_organ_check CHECK ((organ = ANY (ARRAY['board'::text, 'director'::text, 'assembly'::text, 'group'::text, 'law'::text])))
  constraint ending_pkey PRIMARY KEY (organisation_id, id)
  constraint ending_reason_check CHECK ((reason = ANY (ARRAY['a'::text, 'b'::text, 'c'::text, 'd'::text, 'đ'::text, 'e'::text, 'g'::text, 'fee'::text])))
  constraint ending_resolution_ref_check CHECK (((length(resolution_ref) >= 1) AND (length(resolution_ref) <= 200)))
  constraint ending_revoked_reason_check CHECK ((length(revoked_reason) <= 500))
  CREATE UNIQUE INDEX ending_member ON membership.ending USING btree (organisation_id, member_id) WHERE (revoked_at IS NULL)
  policy owner for all to chung_owner using true with check true
  policy tenant for all to chung_app using (organisation_id = ANY (platform.actor_orgs())) with check (organisation_id = ANY (platform.actor_orgs()))
  CREATE TRIGGER audit_delete AFTER DELETE ON membership.ending REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_insert AFTER INSERT ON membership.ending REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_update AFTER UPDATE ON membership.ending REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  grant INSERT, SELECT to chung_app

table membership.list -- row-level security, forced
  organisation_id uuid not null
  id uuid not null
  file_name text not null
  sha256 text not null
  size_bytes integer not null
  state text not null default 'previewed'::text
  sheet_name text not null
  header_row integer not null
  counts jsonb not null default '{}'::jsonb
  unknown_columns text[] not null default '{}'::text[]
  uploaded_by text
  uploaded_at timestamp with time zone not null default now()
  written_at timestamp with time zone
  version integer not null default 1
  constraint list_counts_check CHECK ((jsonb_typeof(counts) = 'object'::text))
  constraint list_file_name_check CHECK (((length(file_name) >= 1) AND (length(file_name) <= 255)))
  constraint list_pkey PRIMARY KEY (organisation_id, id)
  constraint list_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text))
  constraint list_state_check CHECK ((state = ANY (ARRAY['previewed'::text, 'written'::text, 'cancelled'::text])))
  CREATE UNIQUE INDEX list_file ON membership.list USING btree (organisation_id, sha256) WHERE (state <> 'cancelled'::text)
  policy owner for all to chung_owner using true with check true
  policy tenant for all to chung_app using (organisation_id = ANY (platform.actor_orgs())) with check (organisation_id = ANY (platform.actor_orgs()))
  CREATE TRIGGER audit_delete AFTER DELETE ON membership.list REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_insert AFTER INSERT ON membership.list REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_update AFTER UPDATE ON membership.list REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER touch BEFORE UPDATE ON membership.list FOR EACH ROW EXECUTE FUNCTION platform.touch()
  grant INSERT, SELECT, UPDATE to chung_app

table membership.list_content -- row-level security, forced
  organisation_id uuid not null
  id uuid not null
  file_sealed bytea not null
  lines_sealed bytea not null
  constraint list_content_pkey PRIMARY KEY (organisation_id, id)
  policy owner for all to chung_owner using true with check true
  policy tenant for select to chung_app using (organisation_id = ANY (platform.actor_orgs()))
  grant SELECT to chung_app

table membership.member -- row-level security, forced
  organisation_id uuid not null
  id uuid not null
  number integer not null
  joined_on date not null
  application_id uuid
  organ text not null
  decided_on date not null
  resolution_ref text
  pledged_dong bigint not null default 0
  heir_of uuid
  person_id uuid
  recorded_by uuid
  recorded_at timestamp with time zone not null default now()
  constraint member_number_check CHECK ((number > 0))
  constraint member_organ_check CHECK ((organ = ANY (ARRAY['founding_conference'::text, 'board'::text, 'director'::text, 'assembly'::text, 'group'::text, 'taken_over'::text])))
  constraint member_organisation_id_number_key UNIQUE (organisation_id, number)
  constraint member_pkey PRIMARY KEY (organisation_id, id)
  constraint member_pledged_dong_check CHECK ((pledged_dong >= 0))
  constraint member_resolution_ref_check CHECK (((length(resolution_ref) >= 1) AND (length(resolution_ref) <= 200)))
  CREATE INDEX member_person ON membership.member USING btree (person_id) WHERE (person_id IS NOT NULL)
  policy owner for all to chung_owner using true with check true
  policy tenant for all to chung_app using (organisation_id = ANY (platform.actor_orgs())) with check (organisation_id = ANY (platform.actor_orgs()))
  CREATE TRIGGER audit_delete AFTER DELETE ON membership.member REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_insert AFTER INSERT ON membership.member REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_update AFTER UPDATE ON membership.member REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  grant INSERT, SELECT to chung_app

table membership.tally -- row-level security, forced
  organisation_id uuid not null
  province_code text
  commune_code text
  official integer not null default 0
  linked_contributing integer not null default 0
  linked_noncontributing integer not null default 0
  official_foreign integer not null default 0
  official_women integer not null default 0
  below_minimum_since date
  foreign_share_since date
  counted_on date
  version integer not null default 1
  constraint tally_pkey PRIMARY KEY (organisation_id)
  CREATE INDEX tally_commune ON membership.tally USING btree (commune_code)
  CREATE INDEX tally_territory ON membership.tally USING btree (province_code, commune_code)
  policy commune for select to chung_app using (commune_code = platform.actor_commune())
  policy nation for select to chung_national using true
  policy owner for all to chung_owner using true with check true
  policy province for select to chung_app using (province_code = platform.actor_province())
  policy tenant for all to chung_app using (organisation_id = ANY (platform.actor_orgs())) with check (organisation_id = ANY (platform.actor_orgs()))
  CREATE TRIGGER audit_delete AFTER DELETE ON membership.tally REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_insert AFTER INSERT ON membership.tally REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_update AFTER UPDATE ON membership.tally REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER touch BEFORE UPDATE ON membership.tally FOR EACH ROW EXECUTE FUNCTION platform.touch()
  grant INSERT, SELECT, UPDATE to chung_app
  grant SELECT to chung_national

table membership.version -- row-level security, forced
  organisation_id uuid not null
  id uuid not null
  member_id uuid not null
  kind text not null
  party text not null
  name text not null
  sort_name text not null
  search_name text not null
  foreign_member boolean not null default false
  nationality text not null default 'VN'::text
  born_on date
  gender text
  address text not null default ''::text
  phone text
  email text
  id_sealed bytea
  id_tail text
  id_hash bytea
  organisation_code text
  cooperative boolean not null default false
  representative_name text
  representative_phone text
  uses_service boolean not null
  gives_labour boolean not null
  investment_certificate_no text
  residence_paper_no text
  ground text
  valid_from date not null
  valid_to date
  known_from timestamp with time zone not null default now()
  known_to timestamp with time zone
  recorded_by uuid
  constraint version_check CHECK ((valid_to > valid_from))
  constraint version_check1 CHECK (((kind <> 'linked_contributing'::text) OR (NOT (uses_service OR gives_labour))))
  constraint version_check2 CHECK (((kind <> 'linked_noncontributing'::text) OR uses_service OR gives_labour))
  constraint version_check3 CHECK (((party <> ALL (ARRAY['household'::text, 'group'::text])) OR (representative_name IS NOT NULL)))
  constraint version_gender_check CHECK ((gender = ANY (ARRAY['female'::text, 'male'::text])))
  constraint version_ground_check CHECK ((length(ground) <= 500))
  constraint version_kind_check CHECK ((kind = ANY (ARRAY['official'::text, 'linked_contributing'::text, 'linked_noncontributing'::text])))
  constraint version_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200)))
  constraint version_party_check CHECK ((party = ANY (ARRAY['person'::text, 'household'::text, 'group'::text, 'organisation'::text])))
  constraint version_pkey PRIMARY KEY (organisation_id, id)
  CREATE INDEX version_id_hash ON membership.version USING btree (id_hash) WHERE ((known_to IS NULL) AND (valid_to IS NULL) AND (id_hash IS NOT NULL))
  CREATE INDEX version_member ON membership.version USING btree (organisation_id, member_id, valid_from)
  CREATE INDEX version_sheet ON membership.version USING btree (organisation_id, sort_name, member_id) INCLUDE (id, kind, valid_from, valid_to, known_from, known_to, search_name, foreign_member, gender)
  CREATE UNIQUE INDEX version_identity ON membership.version USING btree (organisation_id, party, id_hash) WHERE ((known_to IS NULL) AND (valid_to IS NULL) AND (id_hash IS NOT NULL))
  CREATE UNIQUE INDEX version_open ON membership.version USING btree (organisation_id, member_id) WHERE ((known_to IS NULL) AND (valid_to IS NULL))
  policy owner for all to chung_owner using true with check true
  policy tenant for all to chung_app using (organisation_id = ANY (platform.actor_orgs())) with check (organisation_id = ANY (platform.actor_orgs()))
  CREATE TRIGGER audit_delete AFTER DELETE ON membership.version REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_insert AFTER INSERT ON membership.version REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_update AFTER UPDATE ON membership.version REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  grant INSERT, SELECT to chung_app

table notices.address -- row-level security, forced
  person_id uuid not null
  channel text not null
  id uuid not null
  address text
  verified_at timestamp with time zone
  code_nonce uuid
  code_expires_at timestamp with time zone
  wrong_codes integer not null default 0
  version integer not null default 1
  codes_on date
  codes_sent integer not null default 0
  code_sent_at timestamp with time zone
  constraint address_address_check CHECK (((length(address) >= 3) AND (length(address) <= 254)))
  constraint address_channel_check CHECK ((channel = ANY (ARRAY['email'::text, 'zalo'::text, 'sms'::text])))
  constraint address_pkey PRIMARY KEY (person_id, channel)
  policy internal for all to chung_app, chung_national using true with check true
  policy owner for all to chung_owner using true with check true
  CREATE TRIGGER audit_delete AFTER DELETE ON notices.address REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_insert AFTER INSERT ON notices.address REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_update AFTER UPDATE ON notices.address REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER touch BEFORE UPDATE ON notices.address FOR EACH ROW EXECUTE FUNCTION platform.touch()
  grant DELETE, INSERT, SELECT, UPDATE to chung_app
  grant DELETE, INSERT, SELECT, UPDATE to chung_national

table notices.delivery -- row-level security, forced
  organisation_id uuid not null
  id uuid not null
  notice_id uuid not null
  recipient_id uuid not null
  person_id uuid
  channel text not null
  address text
  address_verified boolean not null default false
  state text not null
  due_at timestamp with time zone not null
  attempts integer not null default 0
  claimed_at timestamp with time zone
  read_at timestamp with time zone
  provider_ref text
  cost_dong bigint not null default 0
  version integer not null default 1
  constraint delivery_address_check CHECK ((length(address) <= 254))
  constraint delivery_channel_check CHECK ((channel = ANY (ARRAY['inApp'::text, 'push'::text, 'email'::text, 'zalo'::text, 'sms'::text, 'paper'::text])))
  constraint delivery_check CHECK (((channel <> 'inApp'::text) OR (person_id IS NOT NULL)))
  constraint delivery_check1 CHECK (((channel <> ALL (ARRAY['email'::text, 'zalo'::text, 'sms'::text])) OR (address IS NOT NULL)))
  constraint delivery_check2 CHECK (((state <> 'sending'::text) OR (claimed_at IS NOT NULL)))
  constraint delivery_cost_dong_check CHECK ((cost_dong >= 0))
  constraint delivery_organisation_id_recipient_id_fkey FOREIGN KEY (organisation_id, recipient_id) REFERENCES notices.recipient(organisation_id, id)
  constraint delivery_pkey PRIMARY KEY (organisation_id, id)
  constraint delivery_provider_ref_check CHECK ((length(provider_ref) <= 300))
  constraint delivery_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'sending'::text, 'sent'::text, 'delivered'::text, 'read'::text, 'failed'::text])))
  CREATE INDEX delivery_inbox ON notices.delivery USING btree (person_id, notice_id DESC) WHERE (channel = 'inApp'::text)
  CREATE INDEX delivery_notice ON notices.delivery USING btree (organisation_id, notice_id)
  CREATE INDEX delivery_open ON notices.delivery USING btree (organisation_id, notice_id, due_at) WHERE (state = ANY (ARRAY['waiting'::text, 'sending'::text]))
  CREATE INDEX delivery_unread ON notices.delivery USING btree (person_id) WHERE ((channel = 'inApp'::text) AND (state <> 'read'::text))
  CREATE UNIQUE INDEX delivery_channel ON notices.delivery USING btree (organisation_id, recipient_id, channel)
  policy own for select to chung_app, chung_national using ((person_id = platform.actor_id()) AND (channel = 'inApp'::text))
  policy own_reading for update to chung_app, chung_national using ((person_id = platform.actor_id()) AND (channel = 'inApp'::text)) with check ((person_id = platform.actor_id()) AND (channel = 'inApp'::text))
  policy owner for all to chung_owner using true with check true
  policy tenant for all to chung_app using (organisation_id = ANY (platform.actor_orgs())) with check (organisation_id = ANY (platform.actor_orgs()))
  CREATE TRIGGER audit_delete AFTER DELETE ON notices.delivery REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_insert AFTER INSERT ON notices.delivery REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_update AFTER UPDATE ON notices.delivery REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER touch BEFORE UPDATE ON notices.delivery FOR EACH ROW EXECUTE FUNCTION platform.touch()
  grant DELETE, INSERT, SELECT, UPDATE to chung_app
  grant SELECT to chung_national

table notices.device -- row-level security, forced
  id uuid not null
  person_id uuid not null
  endpoint text not null
  p256dh text not null
  auth text not null
  label text not null
  created_at timestamp with time zone not null
  constraint device_auth_check CHECK ((length(auth) <= 100))
  constraint device_endpoint_check CHECK (((endpoint ~ '^https?://'::text) AND (length(endpoint) <= 1000)))
  constraint device_endpoint_key UNIQUE (endpoint)
  constraint device_label_check CHECK ((length(label) <= 100))
  constraint device_p256dh_check CHECK ((length(p256dh) <= 200))
  constraint device_pkey PRIMARY KEY (id)
  CREATE INDEX device_person ON notices.device USING btree (person_id)
  policy internal for all to chung_app, chung_national using true with check true
  policy owner for all to chung_owner using true with check true
  CREATE TRIGGER audit_delete AFTER DELETE ON notices.device REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_insert AFTER INSERT ON notices.device REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_update AFTER UPDATE ON notices.device REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  grant DELETE, INSERT, SELECT, UPDATE to chung_app
  grant DELETE, INSERT, SELECT, UPDATE to chung_national

table notices.member_consent -- row-level security, forced
  organisation_id uuid not null
  id uuid not null
  member_id uuid not null
  channel text not null
  given boolean not null
  ground text not null
  on_day date not null
  recorded_by uuid
  at timestamp with time zone not null
  constraint member_consent_channel_check CHECK ((channel = ANY (ARRAY['email'::text, 'zalo'::text, 'sms'::text])))
  constraint member_consent_ground_check CHECK (((length(ground) >= 1) AND (length(ground) <= 300)))
  constraint member_consent_pkey PRIMARY KEY (organisation_id, id)
  CREATE INDEX member_consent_last ON notices.member_consent USING btree (organisation_id, member_id, channel, id DESC)
  policy owner for all to chung_owner using true with check true
  policy tenant for all to chung_app using (organisation_id = ANY (platform.actor_orgs())) with check (organisation_id = ANY (platform.actor_orgs()))
  CREATE TRIGGER audit_delete AFTER DELETE ON notices.member_consent REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_insert AFTER INSERT ON notices.member_consent REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_update AFTER UPDATE ON notices.member_consent REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  grant INSERT, SELECT to chung_app

table notices.notice -- row-level security, forced
  organisation_id uuid not null
  id uuid not null
  sender_name text not null
  kind text not null
  subject text not null
  body text not null
  href text
  urgent_reason text
  must_be_paper boolean not null default false
  key text
  sent_by uuid
  sent_at timestamp with time zone not null
  constraint notice_body_check CHECK (((length(body) >= 1) AND (length(body) <= 10000)))
  constraint notice_href_check CHECK (((href ~ '^/([^/]|$)'::text) AND (length(href) <= 500)))
  constraint notice_key_check CHECK (((length(key) >= 1) AND (length(key) <= 200)))
  constraint notice_kind_check CHECK ((kind ~ '^[a-z][A-Za-z]*(\.[a-z][A-Za-z]*)+$'::text))
  constraint notice_pkey PRIMARY KEY (organisation_id, id)
  constraint notice_sender_name_check CHECK (((length(sender_name) >= 1) AND (length(sender_name) <= 200)))
  constraint notice_subject_check CHECK (((length(subject) >= 1) AND (length(subject) <= 200)))
  constraint notice_urgent_reason_check CHECK (((length(urgent_reason) >= 1) AND (length(urgent_reason) <= 500)))
  CREATE UNIQUE INDEX notice_id ON notices.notice USING btree (id)
  CREATE UNIQUE INDEX notice_key ON notices.notice USING btree (organisation_id, key) WHERE (key IS NOT NULL)
  policy own for select to chung_app, chung_national using (EXISTS ( SELECT
   FROM notices.delivery d
  WHERE ((d.organisation_id = notice.organisation_id) AND (d.notice_id = notice.id) AND (d.channel = 'inApp'::text) AND (d.person_id = platform.actor_id()))))
  policy owner for all to chung_owner using true with check true
  policy tenant for all to chung_app using (organisation_id = ANY (platform.actor_orgs())) with check (organisation_id = ANY (platform.actor_orgs()))
  CREATE TRIGGER audit_delete AFTER DELETE ON notices.notice REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_insert AFTER INSERT ON notices.notice REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_update AFTER UPDATE ON notices.notice REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  grant DELETE, INSERT, SELECT, UPDATE to chung_app
  grant SELECT to chung_national

table notices.person_consent -- row-level security, forced
  id uuid not null
  person_id uuid not null
  channel text not null
  given boolean not null
  ground text not null
  wording text not null
  at timestamp with time zone not null
  constraint person_consent_channel_check CHECK ((channel = ANY (ARRAY['push'::text, 'email'::text, 'zalo'::text, 'sms'::text])))
  constraint person_consent_ground_check CHECK (((length(ground) >= 1) AND (length(ground) <= 300)))
  constraint person_consent_pkey PRIMARY KEY (id)
  constraint person_consent_wording_check CHECK (((length(wording) >= 1) AND (length(wording) <= 1000)))
  CREATE INDEX person_consent_last ON notices.person_consent USING btree (person_id, channel, id DESC)
  policy internal for all to chung_app, chung_national using true with check true
  policy owner for all to chung_owner using true with check true
  CREATE TRIGGER audit_delete AFTER DELETE ON notices.person_consent REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_insert AFTER INSERT ON notices.person_consent REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_update AFTER UPDATE ON notices.person_consent REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  grant INSERT, SELECT to chung_app
  grant INSERT, SELECT to chung_national

table notices.receipt -- row-level security, forced
  organisation_id uuid not null
  id uuid not null
  delivery_id uuid not null
  person_id uuid
  kind text not null
  at timestamp with time zone not null
  on_day date
  by_person uuid
  by_name text
  detail text
  constraint receipt_by_name_check CHECK ((length(by_name) <= 200))
  constraint receipt_check CHECK (((kind = 'handedOver'::text) = (on_day IS NOT NULL)))
  constraint receipt_detail_check CHECK ((length(detail) <= 500))
  constraint receipt_kind_check CHECK ((kind = ANY (ARRAY['queued'::text, 'postponed'::text, 'attempted'::text, 'sent'::text, 'delivered'::text, 'read'::text, 'failed'::text, 'handedOver'::text])))
  constraint receipt_organisation_id_delivery_id_fkey FOREIGN KEY (organisation_id, delivery_id) REFERENCES notices.delivery(organisation_id, id)
  constraint receipt_pkey PRIMARY KEY (organisation_id, id)
  CREATE INDEX receipt_delivery ON notices.receipt USING btree (organisation_id, delivery_id, id)
  CREATE INDEX receipt_sent ON notices.receipt USING btree (organisation_id, at) WHERE (kind = 'sent'::text)
  policy own_reading for insert to chung_app, chung_national with check ((person_id = platform.actor_id()) AND (kind = 'read'::text))
  policy owner for all to chung_owner using true with check true
  policy tenant for all to chung_app using (organisation_id = ANY (platform.actor_orgs())) with check (organisation_id = ANY (platform.actor_orgs()))
  CREATE TRIGGER audit_delete AFTER DELETE ON notices.receipt REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_insert AFTER INSERT ON notices.receipt REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_update AFTER UPDATE ON notices.receipt REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  grant INSERT to chung_national
  grant INSERT, SELECT to chung_app

table notices.recipient -- row-level security, forced
  organisation_id uuid not null
  id uuid not null
  notice_id uuid not null
  position integer not null
  member_id uuid
  person_id uuid
  name text not null
  postal_address text
  email text
  phone text
  skipped jsonb not null default '[]'::jsonb
  constraint recipient_email_check CHECK ((length(email) <= 254))
  constraint recipient_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200)))
  constraint recipient_organisation_id_notice_id_fkey FOREIGN KEY (organisation_id, notice_id) REFERENCES notices.notice(organisation_id, id)
  constraint recipient_phone_check CHECK ((length(phone) <= 20))
  constraint recipient_pkey PRIMARY KEY (organisation_id, id)
  constraint recipient_postal_address_check CHECK ((length(postal_address) <= 500))
  constraint recipient_skipped_check CHECK ((jsonb_typeof(skipped) = 'array'::text))
  CREATE INDEX recipient_notice ON notices.recipient USING btree (organisation_id, notice_id, "position")
  policy owner for all to chung_owner using true with check true
  policy tenant for all to chung_app using (organisation_id = ANY (platform.actor_orgs())) with check (organisation_id = ANY (platform.actor_orgs()))
  CREATE TRIGGER audit_delete AFTER DELETE ON notices.recipient REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_insert AFTER INSERT ON notices.recipient REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_update AFTER UPDATE ON notices.recipient REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  grant DELETE, INSERT, SELECT, UPDATE to chung_app

table places.boundary -- row-level security, forced
  code text not null
  province_code text not null
  bounds box not null
  polygons jsonb not null
  imported_at timestamp with time zone not null
  constraint boundary_pkey PRIMARY KEY (code)
  CREATE INDEX boundary_bounds ON places.boundary USING gist (bounds)
  policy owner for all to chung_owner using true with check true
  policy reading for select to chung_app, chung_national, chung_public using true
  grant SELECT to chung_app
  grant SELECT to chung_national
  grant SELECT to chung_public

table places.code_alias -- row-level security, forced
  alias text not null
  code text not null
  used_by text not null
  constraint code_alias_pkey PRIMARY KEY (alias)
  policy owner for all to chung_owner using true with check true
  policy reading for select to chung_app, chung_national, chung_public using true
  grant SELECT to chung_app
  grant SELECT to chung_national
  grant SELECT to chung_public

table places.conversion -- row-level security, forced
  row_no integer not null
  old_code text not null
  new_code text not null
  extent text not null
  old_name text
  old_district_code text not null
  note text
  constraint conversion_extent_check CHECK ((extent = ANY (ARRAY['same'::text, 'whole'::text, 'renamed'::text, 'part'::text, 'part_area'::text, 'part_area_all_people'::text, 'part_people'::text])))
  constraint conversion_pkey PRIMARY KEY (row_no)
  CREATE INDEX conversion_new ON places.conversion USING btree (new_code)
  CREATE INDEX conversion_old ON places.conversion USING btree (old_code)
  policy owner for all to chung_owner using true with check true
  policy reading for select to chung_app, chung_national, chung_public using true
  grant SELECT to chung_app
  grant SELECT to chung_national
  grant SELECT to chung_public

table places.designation -- row-level security, forced
  scheme text not null
  code text not null
  full_name text not null
  unit_type text not null
  valid_from date not null
  valid_to date
  verified boolean not null
  source text not null
  constraint designation_pkey PRIMARY KEY (scheme, code, valid_from)
  constraint designation_scheme_code_fkey FOREIGN KEY (scheme, code) REFERENCES places.unit(scheme, code) ON DELETE CASCADE
  policy owner for all to chung_owner using true with check true
  policy reading for select to chung_app, chung_national, chung_public using true
  grant SELECT to chung_app
  grant SELECT to chung_national
  grant SELECT to chung_public

table places.province_conversion -- row-level security, forced
  old_code text not null
  new_code text not null
  constraint province_conversion_pkey PRIMARY KEY (old_code)
  policy owner for all to chung_owner using true with check true
  policy reading for select to chung_app, chung_national, chung_public using true
  grant SELECT to chung_app
  grant SELECT to chung_national
  grant SELECT to chung_public

table places.unit -- row-level security, forced
  scheme text not null
  code text not null
  level text not null
  unit_type text not null
  name text not null
  full_name text not null
  folded text not null
  parent_code text
  province_code text not null
  lowest boolean not null
  valid_from date
  valid_to date
  constraint unit_check CHECK (((level = 'province'::text) OR (parent_code IS NOT NULL)))
  constraint unit_check1 CHECK (((valid_to IS NULL) OR (valid_from IS NULL) OR (valid_to >= valid_from)))
  constraint unit_level_check CHECK ((level = ANY (ARRAY['province'::text, 'district'::text, 'commune'::text])))
  constraint unit_pkey PRIMARY KEY (scheme, code)
  constraint unit_scheme_check CHECK ((scheme = ANY (ARRAY['2025-07-01'::text, 'old'::text])))
  constraint unit_scheme_parent_code_fkey FOREIGN KEY (scheme, parent_code) REFERENCES places.unit(scheme, code) DEFERRABLE INITIALLY DEFERRED
  CREATE INDEX unit_parent ON places.unit USING btree (scheme, parent_code)
  CREATE INDEX unit_province ON places.unit USING btree (scheme, province_code, level)
  policy owner for all to chung_owner using true with check true
  policy reading for select to chung_app, chung_national, chung_public using true
  grant SELECT to chung_app
  grant SELECT to chung_national
  grant SELECT to chung_public

table places.vsic_conversion -- row-level security, forced
  code_2018 text not null
  code_2025 text not null
  relationship text not null
  flagged boolean not null
  name_2018 text
  constraint vsic_conversion_pkey PRIMARY KEY (code_2018, code_2025)
  constraint vsic_conversion_relationship_check CHECK ((relationship = ANY (ARRAY['one_to_one'::text, 'one_to_many'::text, 'many_to_one'::text, 'many_to_many'::text])))
  policy owner for all to chung_owner using true with check true
  policy reading for select to chung_app, chung_national, chung_public using true
  grant SELECT to chung_app
  grant SELECT to chung_national
  grant SELECT to chung_public

table places.vsic_line -- row-level security, forced
  version text not null
  code text not null
  level integer not null
  section text not null
  parent_code text
  name text not null
  folded text not null
  constraint vsic_line_level_check CHECK (((level >= 1) AND (level <= 5)))
  constraint vsic_line_pkey PRIMARY KEY (version, code)
  constraint vsic_line_version_parent_code_fkey FOREIGN KEY (version, parent_code) REFERENCES places.vsic_line(version, code) DEFERRABLE INITIALLY DEFERRED
  CREATE INDEX vsic_line_parent ON places.vsic_line USING btree (version, parent_code)
  policy owner for all to chung_owner using true with check true
  policy reading for select to chung_app, chung_national, chung_public using true
  grant SELECT to chung_app
  grant SELECT to chung_national
  grant SELECT to chung_public

table platform.audit -- row-level security, forced
  id bigint not null
  at timestamp with time zone not null default now()
  schema_name text not null
  table_name text not null
  row_id text
  organisation_id uuid
  province_code text
  commune_code text
  operation character(1) not null
  action text
  actor_id uuid
  request_id text
  ground text
  before jsonb
  after jsonb
  constraint audit_pkey PRIMARY KEY (id)
  CREATE INDEX audit_organisation ON platform.audit USING btree (organisation_id, id DESC)
  CREATE INDEX audit_row ON platform.audit USING btree (schema_name, table_name, row_id, id DESC)
  policy commune for select to chung_app using (commune_code = platform.actor_commune())
  policy nation for select to chung_national using true
  policy organisation for select to chung_app using (organisation_id = ANY (platform.actor_orgs()))
  policy owner for all to chung_owner using true with check true
  policy province for select to chung_app using (province_code = platform.actor_province())
  grant SELECT to chung_app
  grant SELECT to chung_national

table platform.idempotency
  actor_key text not null
  operation text not null
  key text not null
  request_hash bytea not null
  status integer not null
  body jsonb
  etag text
  sealed boolean not null default false
  created_at timestamp with time zone not null default now()
  constraint idempotency_key_check CHECK (((length(key) >= 1) AND (length(key) <= 255)))
  constraint idempotency_pkey PRIMARY KEY (actor_key, operation, key)
  CREATE INDEX idempotency_age ON platform.idempotency USING btree (created_at)
  grant DELETE, INSERT, SELECT to chung_app
  grant DELETE, INSERT, SELECT to chung_national

table platform.job
  id uuid not null
  name text not null
  actor_id uuid
  actor jsonb not null
  payload jsonb not null
  state text not null default 'queued'::text
  progress real not null default 0
  counts jsonb not null default '{}'::jsonb
  problems jsonb not null default '[]'::jsonb
  result_url text
  created_at timestamp with time zone not null default now()
  ended_at timestamp with time zone
  start_after timestamp with time zone
  constraint job_pkey PRIMARY KEY (id)
  constraint job_progress_check CHECK (((progress >= (0)::double precision) AND (progress <= (1)::double precision)))
  constraint job_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'running'::text, 'done'::text, 'failed'::text])))
  CREATE INDEX job_actor ON platform.job USING btree (actor_id, created_at DESC)
  grant INSERT, SELECT, UPDATE to chung_app
  grant INSERT, SELECT, UPDATE to chung_national

table platform.migration
  name text not null
  hash text not null
  ran_at timestamp with time zone not null default now()
  constraint migration_pkey PRIMARY KEY (name)

table platform.outbox
  id bigint not null
  name text not null
  payload jsonb not null
  actor_id uuid
  request_id text not null default platform.request_id()
  emitted_at timestamp with time zone not null default now()
  done_at timestamp with time zone
  attempts integer not null default 0
  problem text
  constraint outbox_pkey PRIMARY KEY (id)
  CREATE INDEX outbox_waiting ON platform.outbox USING btree (id) WHERE (done_at IS NULL)
  grant INSERT, SELECT to chung_app
  grant INSERT, SELECT to chung_national

table platform.reading -- row-level security, forced
  id bigint not null
  at timestamp with time zone not null
  actor_id uuid
  organisation_id uuid not null
  what text not null
  action text not null
  request_id text not null
  constraint reading_pkey PRIMARY KEY (id)
  CREATE INDEX reading_organisation ON platform.reading USING btree (organisation_id, at DESC)
  policy organisation for select to chung_app using (organisation_id = ANY (platform.actor_orgs()))
  policy owner for all to chung_owner using true with check true
  policy writing for insert to chung_app with check true
  grant INSERT, SELECT to chung_app

table platform.setting
  name text not null
  value jsonb not null
  set_at timestamp with time zone not null default now()
  constraint setting_pkey PRIMARY KEY (name)
  grant SELECT to chung_app
  grant SELECT to chung_national
  grant SELECT to chung_public

table register.correction_request -- row-level security, forced
  organisation_id uuid not null
  id uuid not null default uuidv7()
  province_code text
  commune_code text
  origin text not null
  field text not null
  value_recorded jsonb
  value_said jsonb
  reason text not null
  state text not null
  asked_at timestamp with time zone not null default now()
  asked_by uuid
  answered_at timestamp with time zone
  decided_at timestamp with time zone
  decided_by uuid
  decision_reason text
  due_on date
  demonstration boolean not null default false
  updated_at timestamp with time zone not null default now()
  version integer not null default 1
  constraint correction_request_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES register.organisation(id)
  constraint correction_request_origin_check CHECK ((origin = ANY (ARRAY['organisation'::text, 'registrar'::text])))
  constraint correction_request_pkey PRIMARY KEY (organisation_id, id)
  constraint correction_request_reason_check CHECK (((length(reason) >= 1) AND (length(reason) <= 2000)))
  constraint correction_request_state_check CHECK ((state = ANY (ARRAY['awaiting_organisation'::text, 'awaiting_registrar'::text, 'corrected'::text, 'refused'::text, 'withdrawn'::text, 'lapsed'::text])))
  CREATE INDEX correction_open ON register.correction_request USING btree (province_code, commune_code, due_on) WHERE (state = ANY (ARRAY['awaiting_organisation'::text, 'awaiting_registrar'::text]))
  policy commune for all to chung_app using (commune_code = platform.actor_commune()) with check (commune_code = platform.actor_commune())
  policy nation for all to chung_national using true with check true
  policy owner for all to chung_owner using true with check true
  policy province for all to chung_app using (province_code = platform.actor_province()) with check (province_code = platform.actor_province())
  policy tenant for all to chung_app using (organisation_id = ANY (platform.actor_orgs())) with check (organisation_id = ANY (platform.actor_orgs()))
  CREATE TRIGGER audit_delete AFTER DELETE ON register.correction_request REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_insert AFTER INSERT ON register.correction_request REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_update AFTER UPDATE ON register.correction_request REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER touch BEFORE UPDATE ON register.correction_request FOR EACH ROW EXECUTE FUNCTION platform.touch()
  grant DELETE, INSERT, SELECT, UPDATE to chung_app
  grant DELETE, INSERT, SELECT, UPDATE to chung_national

table register.kept_figure -- row-level security, forced
  organisation_id uuid not null
  figure text not null
  value bigint not null
  source text not null
  as_of date not null
  constraint kept_figure_figure_check CHECK ((figure = ANY (ARRAY['officialMembers'::text, 'contributingMembers'::text, 'noncontributingMembers'::text, 'femaleMembers'::text, 'contributedCapitalDong'::text, 'paidCapitalDong'::text])))
  constraint kept_figure_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES register.organisation(id)
  constraint kept_figure_pkey PRIMARY KEY (organisation_id, figure)
  constraint kept_figure_source_check CHECK ((source = ANY (ARRAY['membership'::text, 'capital'::text])))
  constraint kept_figure_value_check CHECK ((value >= 0))
  policy nation for select to chung_national using true
  policy owner for all to chung_owner using true with check true
  policy reader for select to chung_app using (EXISTS ( SELECT
   FROM register.profile p
  WHERE (p.organisation_id = kept_figure.organisation_id)))
  policy tenant for all to chung_app using (organisation_id = ANY (platform.actor_orgs())) with check (organisation_id = ANY (platform.actor_orgs()))
  CREATE TRIGGER audit_delete AFTER DELETE ON register.kept_figure REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_insert AFTER INSERT ON register.kept_figure REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_update AFTER UPDATE ON register.kept_figure REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  grant DELETE, INSERT, SELECT, UPDATE to chung_app
  grant SELECT to chung_national

table register.organisation -- row-level security, forced
  id uuid not null default uuidv7()
  code text
  type text not null
  name text not null
  name_short text
  name_foreign text
  former_names text[] not null default '{}'::text[]
  legacy_registration_no text
  address text not null default ''::text
  address_legacy text
  province_code text
  commune_code text
  place_scheme text not null default '2025-07-01'::text
  lines jsonb not null default '[]'::jsonb
  main_line text generated as (jsonb_path_query_first(lines, '$[*]?(@."main" == true)."code"'::jsonpath) #>> '{}'::text[])
  representative text
  status text not null default 'active'::text
  status_from date
  status_until date
  sector text
  field text
  size_class text not null default 'unknown'::text
  founded_on date
  registered_on date
  ended_on date
  certificate_no text
  certificate_on date
  certificate_by text
  charter_capital_dong bigint
  successor_of uuid
  succeeded_by uuid
  mirrored boolean not null default false
  demonstration boolean not null default false
  source_system text not null
  source_record_id text
  retrieved_at timestamp with time zone
  legal_basis text
  field_sources jsonb not null default '{}'::jsonb
  last_confirmed_on date
  updated_at timestamp with time zone not null default now()
  valid_from timestamp with time zone not null default now()
  version integer not null default 1
  constraint organisation_charter_capital_dong_check CHECK ((charter_capital_dong >= 0))
  constraint organisation_code_check CHECK ((code ~ '^[0-9]{10}$'::text))
  constraint organisation_field_check CHECK ((field = ANY (ARRAY['agriculture'::text, 'industry'::text, 'construction'::text, 'transport'::text, 'trade_service'::text, 'credit_fund'::text, 'environment'::text, 'other'::text])))
  constraint organisation_field_sources_check CHECK ((jsonb_typeof(field_sources) = 'object'::text))
  constraint organisation_lines_check CHECK ((jsonb_typeof(lines) = 'array'::text))
  constraint organisation_name_check CHECK (((length(name) >= 1) AND (length(name) <= 400)))
  constraint organisation_pkey PRIMARY KEY (id)
  constraint organisation_sector_check CHECK ((sector = ANY (ARRAY['agriculture'::text, 'industry_construction'::text, 'finance'::text, 'trade_services'::text])))
  constraint organisation_size_class_check CHECK ((size_class = ANY (ARRAY['micro'::text, 'small'::text, 'medium'::text, 'large'::text, 'unknown'::text])))
  constraint organisation_status_by_type CHECK (
CASE
    WHEN (type = 'THT'::text) THEN (status <> ALL (ARRAY['dissolving'::text, 'bankrupt'::text]))
    ELSE (status <> 'ending'::text)
END)
  constraint organisation_status_check CHECK ((status = ANY (ARRAY['active'::text, 'suspended'::text, 'tax_enforced'::text, 'dissolving'::text, 'bankrupt'::text, 'ending'::text, 'ended'::text, 'not_at_address'::text])))
  constraint organisation_type_check CHECK ((type = ANY (ARRAY['THT'::text, 'HTX'::text, 'LHHTX'::text])))
  CREATE INDEX organisation_code ON register.organisation USING btree (code)
  CREATE INDEX organisation_commune ON register.organisation USING btree (commune_code)
  CREATE INDEX organisation_source ON register.organisation USING btree (source_system, source_record_id)
  CREATE INDEX organisation_territory ON register.organisation USING btree (province_code, commune_code)
  CREATE UNIQUE INDEX organisation_code_alive ON register.organisation USING btree (code) WHERE (status <> 'ended'::text)
  policy alliance for all to chung_app using (province_code = platform.actor_alliance()) with check (province_code = platform.actor_alliance())
  policy commune for all to chung_app using (commune_code = platform.actor_commune()) with check (commune_code = platform.actor_commune())
  policy nation for all to chung_national using true with check true
  policy owner for all to chung_owner using true with check true
  policy province for all to chung_app using (province_code = platform.actor_province()) with check (province_code = platform.actor_province())
  policy public_read for select to chung_public using true
  policy tenant for select to chung_app using (id = ANY (platform.actor_orgs()))
  CREATE TRIGGER audit_delete AFTER DELETE ON register.organisation REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('id')
  CREATE TRIGGER audit_insert AFTER INSERT ON register.organisation REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('id')
  CREATE TRIGGER audit_update AFTER UPDATE ON register.organisation REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('id')
  CREATE TRIGGER history_delete AFTER DELETE ON register.organisation REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION register.keep_history('id')
  CREATE TRIGGER history_update AFTER UPDATE ON register.organisation REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION register.keep_history('id')
  CREATE TRIGGER search_delete AFTER DELETE ON register.organisation REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION register.organisation_indexed()
  CREATE TRIGGER search_insert AFTER INSERT ON register.organisation REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION register.organisation_indexed()
  CREATE TRIGGER search_update AFTER UPDATE ON register.organisation REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION register.organisation_indexed()
  CREATE TRIGGER stamp BEFORE UPDATE ON register.organisation FOR EACH ROW EXECUTE FUNCTION register.stamp_organisation()
  grant INSERT, SELECT, UPDATE to chung_app
  grant INSERT, SELECT, UPDATE to chung_national

table register.organisation_history -- row-level security, forced
  id uuid not null
  code text
  type text not null
  name text not null
  name_short text
  name_foreign text
  former_names text[] not null
  legacy_registration_no text
  address text not null
  address_legacy text
  province_code text
  commune_code text
  place_scheme text not null
  lines jsonb not null
  main_line text
  representative text
  status text not null
  status_from date
  status_until date
  sector text
  field text
  size_class text not null
  founded_on date
  registered_on date
  ended_on date
  certificate_no text
  certificate_on date
  certificate_by text
  charter_capital_dong bigint
  successor_of uuid
  succeeded_by uuid
  mirrored boolean not null
  demonstration boolean not null
  source_system text not null
  source_record_id text
  retrieved_at timestamp with time zone
  legal_basis text
  field_sources jsonb not null
  last_confirmed_on date
  updated_at timestamp with time zone not null
  valid_from timestamp with time zone not null
  version integer not null
  valid_to timestamp with time zone not null
  constraint organisation_history_pkey PRIMARY KEY (id, version)
  CREATE INDEX organisation_history_code ON register.organisation_history USING btree (code)
  CREATE INDEX organisation_history_territory ON register.organisation_history USING btree (province_code, commune_code)
  policy alliance for select to chung_app using (province_code = platform.actor_alliance())
  policy commune for select to chung_app using (commune_code = platform.actor_commune())
  policy nation for select to chung_national using true
  policy owner for all to chung_owner using true with check true
  policy province for select to chung_app using (province_code = platform.actor_province())
  policy public_read for select to chung_public using true
  policy tenant for select to chung_app using (id = ANY (platform.actor_orgs()))
  grant SELECT to chung_app
  grant SELECT to chung_national

table register.profile -- row-level security, forced
  organisation_id uuid not null
  id uuid not null default uuidv7()
  province_code text
  commune_code text
  phone text
  email text
  website text
  official_members integer
  contributing_members integer
  noncontributing_members integer
  female_members integer
  workers integer
  member_workers integer
  total_capital_dong bigint
  revenue_dong bigint
  internal_revenue_dong bigint
  profit_dong bigint
  worker_income_dong bigint
  figures_year integer
  grade text
  grade_scheme text
  grade_year integer
  last_general_meeting_on date
  products text
  digital_application boolean
  value_chain boolean
  ocop_products integer
  alliance_member boolean not null default false
  alliance_member_since date
  alliance_consent boolean not null default false
  alliance_consented_at timestamp with time zone
  alliance_code text generated as 
CASE
    WHEN (alliance_member AND alliance_consent) THEN province_code
    ELSE NULL::text
END
  demonstration boolean not null default false
  source_system text not null default 'organisation'::text
  source_record_id text
  retrieved_at timestamp with time zone
  last_confirmed_on date
  updated_at timestamp with time zone not null default now()
  valid_from timestamp with time zone not null default now()
  version integer not null default 1
  constraint profile_check CHECK (((grade IS NULL) = (grade_scheme IS NULL)))
  constraint profile_contributing_members_check CHECK ((contributing_members >= 0))
  constraint profile_female_members_check CHECK ((female_members >= 0))
  constraint profile_figures_year_check CHECK (((figures_year >= 1990) AND (figures_year <= 2100)))
  constraint profile_grade_check CHECK ((grade = ANY (ARRAY['good'::text, 'fair'::text, 'average'::text, 'weak'::text])))
  constraint profile_internal_revenue_dong_check CHECK ((internal_revenue_dong >= 0))
  constraint profile_member_workers_check CHECK ((member_workers >= 0))
  constraint profile_noncontributing_members_check CHECK ((noncontributing_members >= 0))
  constraint profile_ocop_products_check CHECK ((ocop_products >= 0))
  constraint profile_official_members_check CHECK ((official_members >= 0))
  constraint profile_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES register.organisation(id)
  constraint profile_organisation_id_key UNIQUE (organisation_id)
  constraint profile_pkey PRIMARY KEY (organisation_id, id)
  constraint profile_revenue_dong_check CHECK ((revenue_dong >= 0))
  constraint profile_total_capital_dong_check CHECK ((total_capital_dong >= 0))
  constraint profile_worker_income_dong_check CHECK ((worker_income_dong >= 0))
  constraint profile_workers_check CHECK ((workers >= 0))
  CREATE INDEX profile_alliance ON register.profile USING btree (alliance_code) WHERE (alliance_code IS NOT NULL)
  CREATE INDEX profile_territory ON register.profile USING btree (province_code, commune_code)
  policy alliance for select to chung_app using (alliance_code = platform.actor_alliance())
  policy alliance_own for all to chung_app using ((source_system = 'alliance_import'::text) AND (province_code = platform.actor_alliance())) with check ((source_system = 'alliance_import'::text) AND (province_code = platform.actor_alliance()))
  policy commune for all to chung_app using (commune_code = platform.actor_commune()) with check (commune_code = platform.actor_commune())
  policy nation for all to chung_national using true with check true
  policy owner for all to chung_owner using true with check true
  policy province for all to chung_app using (province_code = platform.actor_province()) with check (province_code = platform.actor_province())
  policy tenant for all to chung_app using (organisation_id = ANY (platform.actor_orgs())) with check (organisation_id = ANY (platform.actor_orgs()))
  CREATE TRIGGER audit_delete AFTER DELETE ON register.profile REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_insert AFTER INSERT ON register.profile REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_update AFTER UPDATE ON register.profile REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER history_delete AFTER DELETE ON register.profile REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION register.keep_history('organisation_id')
  CREATE TRIGGER history_update AFTER UPDATE ON register.profile REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION register.keep_history('organisation_id')
  CREATE TRIGGER stamp BEFORE UPDATE ON register.profile FOR EACH ROW EXECUTE FUNCTION register.stamp_profile()
  grant DELETE, INSERT, SELECT, UPDATE to chung_app
  grant DELETE, INSERT, SELECT, UPDATE to chung_national

table register.profile_history -- row-level security, forced
  organisation_id uuid not null
  id uuid not null
  province_code text
  commune_code text
  phone text
  email text
  website text
  official_members integer
  contributing_members integer
  noncontributing_members integer
  female_members integer
  workers integer
  member_workers integer
  total_capital_dong bigint
  revenue_dong bigint
  internal_revenue_dong bigint
  profit_dong bigint
  worker_income_dong bigint
  figures_year integer
  grade text
  grade_scheme text
  grade_year integer
  last_general_meeting_on date
  products text
  digital_application boolean
  value_chain boolean
  ocop_products integer
  alliance_member boolean not null
  alliance_member_since date
  alliance_consent boolean not null
  alliance_consented_at timestamp with time zone
  alliance_code text
  demonstration boolean not null
  source_system text not null
  source_record_id text
  retrieved_at timestamp with time zone
  last_confirmed_on date
  updated_at timestamp with time zone not null
  valid_from timestamp with time zone not null
  version integer not null
  valid_to timestamp with time zone not null
  constraint profile_history_pkey PRIMARY KEY (organisation_id, id, version)
  CREATE INDEX profile_history_territory ON register.profile_history USING btree (province_code, commune_code)
  policy alliance for select to chung_app using (alliance_code = platform.actor_alliance())
  policy commune for select to chung_app using (commune_code = platform.actor_commune())
  policy nation for select to chung_national using true
  policy owner for all to chung_owner using true with check true
  policy province for select to chung_app using (province_code = platform.actor_province())
  policy tenant for select to chung_app using (organisation_id = ANY (platform.actor_orgs()))
  grant SELECT to chung_app
  grant SELECT to chung_national

table register.representative -- row-level security, forced
  organisation_id uuid not null
  id uuid not null default uuidv7()
  province_code text
  commune_code text
  full_name text not null
  post text
  nationality text not null default 'VN'::text
  birth_on date
  personal_id_sealed bytea
  personal_id_hash bytea
  phone text
  address text
  since_on date
  until_on date
  demonstration boolean not null default false
  source_system text not null
  source_record_id text
  retrieved_at timestamp with time zone
  updated_at timestamp with time zone not null default now()
  version integer not null default 1
  constraint representative_check CHECK (((personal_id_sealed IS NULL) = (personal_id_hash IS NULL)))
  constraint representative_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES register.organisation(id)
  constraint representative_pkey PRIMARY KEY (organisation_id, id)
  CREATE INDEX representative_hash ON register.representative USING btree (personal_id_hash) WHERE (personal_id_hash IS NOT NULL)
  CREATE INDEX representative_territory ON register.representative USING btree (province_code, commune_code)
  policy commune for all to chung_app using (commune_code = platform.actor_commune()) with check (commune_code = platform.actor_commune())
  policy nation for all to chung_national using true with check true
  policy owner for all to chung_owner using true with check true
  policy province for all to chung_app using (province_code = platform.actor_province()) with check (province_code = platform.actor_province())
  policy tenant for select to chung_app using (organisation_id = ANY (platform.actor_orgs()))
  CREATE TRIGGER audit_delete AFTER DELETE ON register.representative REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_insert AFTER INSERT ON register.representative REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_update AFTER UPDATE ON register.representative REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER touch BEFORE UPDATE ON register.representative FOR EACH ROW EXECUTE FUNCTION platform.touch()
  grant INSERT, SELECT, UPDATE to chung_app
  grant INSERT, SELECT, UPDATE to chung_national

table register.search_document -- row-level security, forced
  organisation_id uuid not null
  code text
  name text not null
  folded text not null
  core text not null
  name_terms text[] not null
  terms text[] not null
  type text not null
  status text not null
  sector text
  field text
  province_code text
  commune_code text
  constraint search_document_pkey PRIMARY KEY (organisation_id)
  CREATE INDEX search_document_code ON register.search_document USING btree (code)
  CREATE INDEX search_document_commune ON register.search_document USING btree (commune_code, folded, organisation_id)
  CREATE INDEX search_document_core ON register.search_document USING btree (core, province_code)
  CREATE INDEX search_document_folded ON register.search_document USING btree (folded, organisation_id)
  CREATE INDEX search_document_name_terms ON register.search_document USING gin (name_terms)
  CREATE INDEX search_document_province ON register.search_document USING btree (province_code, folded, organisation_id)
  CREATE INDEX search_document_terms ON register.search_document USING gin (terms)
  policy owner for all to chung_owner using true with check true
  policy reading for select to chung_app, chung_national, chung_public using true
  grant SELECT to chung_app
  grant SELECT to chung_national
  grant SELECT to chung_public

table register.search_syllable -- row-level security, forced
  id uuid not null default uuidv7()
  syllable text not null
  documents integer not null
  constraint search_syllable_id_key UNIQUE (id)
  constraint search_syllable_pkey PRIMARY KEY (syllable)
  policy owner for all to chung_owner using true with check true
  policy reading for select to chung_app, chung_national, chung_public using true
  grant SELECT to chung_app
  grant SELECT to chung_national
  grant SELECT to chung_public

table register.search_word -- row-level security, forced
  id uuid not null default uuidv7()
  phrase text not null
  kind text not null
  expands_to text
  constraint search_word_check CHECK (((expands_to IS NOT NULL) = (kind = 'abbreviation'::text)))
  constraint search_word_id_key UNIQUE (id)
  constraint search_word_kind_check CHECK ((kind = ANY (ARRAY['abbreviation'::text, 'generic'::text, 'place'::text])))
  constraint search_word_pkey PRIMARY KEY (phrase)
  policy owner for all to chung_owner using true with check true
  policy reading for select to chung_app, chung_national, chung_public using true
  grant SELECT to chung_app
  grant SELECT to chung_national
  grant SELECT to chung_public

table register.unit -- row-level security, forced
  organisation_id uuid not null
  id uuid not null default uuidv7()
  kind text not null
  code text
  location_code text
  name text not null
  address text not null default ''::text
  province_code text
  commune_code text
  status text not null default 'active'::text
  opened_on date
  ended_on date
  demonstration boolean not null default false
  source_system text not null
  source_record_id text
  retrieved_at timestamp with time zone
  updated_at timestamp with time zone not null default now()
  version integer not null default 1
  constraint unit_check CHECK (((kind = 'location'::text) OR (location_code IS NULL)))
  constraint unit_check1 CHECK (((kind <> 'location'::text) OR (code IS NULL)))
  constraint unit_code_check CHECK ((code ~ '^[0-9]{10}-?[0-9]{3}$'::text))
  constraint unit_kind_check CHECK ((kind = ANY (ARRAY['branch'::text, 'rep_office'::text, 'location'::text])))
  constraint unit_location_code_check CHECK (((location_code ~ '^[0-9]{5}$'::text) AND (location_code <> '00000'::text)))
  constraint unit_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES register.organisation(id)
  constraint unit_pkey PRIMARY KEY (organisation_id, id)
  constraint unit_status_check CHECK ((status = ANY (ARRAY['active'::text, 'suspended'::text, 'tax_enforced'::text, 'ending'::text, 'ended'::text, 'not_at_address'::text])))
  CREATE INDEX unit_territory ON register.unit USING btree (province_code, commune_code)
  policy alliance for all to chung_app using (province_code = platform.actor_alliance()) with check (province_code = platform.actor_alliance())
  policy commune for all to chung_app using (commune_code = platform.actor_commune()) with check (commune_code = platform.actor_commune())
  policy nation for all to chung_national using true with check true
  policy owner for all to chung_owner using true with check true
  policy province for all to chung_app using (province_code = platform.actor_province()) with check (province_code = platform.actor_province())
  policy tenant for select to chung_app using (organisation_id = ANY (platform.actor_orgs()))
  CREATE TRIGGER audit_delete AFTER DELETE ON register.unit REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_insert AFTER INSERT ON register.unit REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_update AFTER UPDATE ON register.unit REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER touch BEFORE UPDATE ON register.unit FOR EACH ROW EXECUTE FUNCTION platform.touch()
  grant INSERT, SELECT, UPDATE to chung_app
  grant INSERT, SELECT, UPDATE to chung_national

CREATE OR REPLACE FUNCTION ballots.discard_box(box uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  perform ballots.refuse_strangers(box);
  perform pg_advisory_xact_lock(hashtextextended(box::text, 0));
  if exists (select 1 from ballots.box b where b.id = box and b.state not in ('preparing', 'open'))
    or exists (select 1 from ballots.entitlement e where e.box_id = box and e.blinded is not null) then return false; end if;
  execute format('drop table if exists ballots.%I, ballots.%I', ballots.urn_of(box), ballots.lock_of(box));
  delete from ballots.trustee t where t.box_id = box;
  delete from ballots.entitlement e where e.box_id = box;
  delete from ballots.box b where b.id = box;
  return true;
end $function$

CREATE OR REPLACE FUNCTION ballots.empty_urn(box uuid)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  urn text := ballots.urn_of(box);
  owner_id uuid;
  moved int;
begin
  perform ballots.refuse_strangers(box);
  perform pg_advisory_xact_lock(hashtextextended(box::text, 0));
  if to_regclass(format('ballots.%I', urn)) is null then return null; end if;
  select b.organisation_id into owner_id from ballots.box b where b.id = box;
  execute format('lock table ballots.%I, ballots.%I in access exclusive mode', urn, ballots.lock_of(box));
  execute format('insert into ballots.board (organisation_id, box_id, id, token, weight, paper)
    select $1, $2, gen_random_uuid(), token, weight, paper from ballots.%I order by gen_random_uuid()', urn) using owner_id, box;
  get diagnostics moved = row_count;
  execute format('drop table ballots.%I, ballots.%I', urn, ballots.lock_of(box));
  return moved;
end $function$

CREATE OR REPLACE FUNCTION ballots.keep_key(box uuid, class integer, sealed_key bytea)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  perform ballots.refuse_strangers(box);
  execute format('insert into ballots.%I values ($1, $2)', ballots.lock_of(box)) using class, sealed_key;
end $function$

CREATE OR REPLACE FUNCTION ballots.lock_of(box uuid)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$ select 'lock_' || replace(box::text, '-', '') $function$

CREATE OR REPLACE FUNCTION ballots.make_urn(box uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  name text;
begin
  perform ballots.refuse_strangers(box);
  execute format('create table ballots.%I (token bytea primary key, weight int not null, turn int not null, paper text not null)', ballots.urn_of(box));
  execute format('create table ballots.%I (weight int primary key, sealed bytea not null)', ballots.lock_of(box));
  foreach name in array array[ballots.urn_of(box), ballots.lock_of(box)] loop
    perform platform.lock_down(format('ballots.%I', name)::regclass);
    -- An archive would keep the order of arrival for years.
    execute format('comment on table ballots.%I is %L', name, 'not archived: an open ballot box');
  end loop;
end $function$

CREATE OR REPLACE FUNCTION ballots.open_box(box uuid)
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select jsonb_build_object('kind', b.kind, 'questions', b.questions, 'revote', b.revote, 'keys', b.keys, 'election', b.election,
    'id', b.id, 'organisationId', b.organisation_id, 'title', b.title, 'threshold', b.threshold, 'council', b.council, 'entitled', (select count(*) from ballots.entitlement e where e.organisation_id = b.organisation_id and e.box_id = b.id))
  from ballots.box b where b.id = box and b.state = 'open'
$function$

CREATE OR REPLACE FUNCTION ballots.refuse_strangers(box uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if not exists (select 1 from ballots.box b where b.id = box and b.organisation_id = any (platform.actor_orgs())) then
    raise exception 'the box % is not the actor''s', box using errcode = 'insufficient_privilege';
  end if;
end $function$

CREATE OR REPLACE FUNCTION ballots.sealed_key(box uuid, class integer)
 RETURNS bytea
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  found_key bytea;
begin
  perform ballots.refuse_strangers(box);
  if to_regclass(format('ballots.%I', ballots.lock_of(box))) is null then return null; end if;
  execute format('select sealed from ballots.%I where weight = $1', ballots.lock_of(box)) into found_key using class;
  return found_key;
end $function$

CREATE OR REPLACE FUNCTION ballots.spend(box uuid, spent bytea, class integer, next_turn integer, next_paper text, again boolean, at timestamp with time zone)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  urn text := ballots.urn_of(box);
  changed int;
  held record;
begin
  -- Shared by all who cast, alone for the closing: who comes after it finds no box, and no error reaches a log.
  perform pg_advisory_xact_lock_shared(hashtextextended(box::text, 0));
  perform 1 from ballots.box b where b.id = box and b.state = 'open' and (b.closes_at is null or at < b.closes_at);
  if not found or to_regclass(format('ballots.%I', urn)) is null then return 'closed'; end if;
  execute format('insert into ballots.%I as u (token, weight, turn, paper) values ($1, $2, $3, $4)
    on conflict (token) do update set turn = excluded.turn, paper = excluded.paper where $5 and u.turn < excluded.turn', urn)
    using spent, class, next_turn, next_paper, again;
  get diagnostics changed = row_count;
  if changed = 1 then return 'counted'; end if;
  execute format('select turn, paper from ballots.%I where token = $1', urn) into held using spent;
  if held.turn = next_turn and held.paper = next_paper then return 'counted'; end if;
  return case when again and held.turn > next_turn then 'newer' else 'spent' end;
end $function$

CREATE OR REPLACE FUNCTION ballots.urn_of(box uuid)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$ select 'urn_' || replace(box::text, '-', '') $function$

CREATE OR REPLACE FUNCTION capital.clear_list_content(wanted uuid, list_id uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  perform capital.refuse_strangers(wanted);
  delete from capital.list_content c where c.organisation_id = wanted and c.id = list_id;
end $function$

CREATE OR REPLACE FUNCTION capital.refuse_strangers(wanted uuid)
 RETURNS void
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if not wanted = any (platform.actor_orgs()) then
    raise exception 'not an organisation of this actor' using errcode = 'insufficient_privilege';
  end if;
end $function$

CREATE OR REPLACE FUNCTION capital.store_list_content(wanted uuid, list_id uuid, file_bytes bytea, line_bytes bytea)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  perform capital.refuse_strangers(wanted);
  insert into capital.list_content (organisation_id, id, file_sealed, lines_sealed) values (wanted, list_id, file_bytes, line_bytes);
end $function$

CREATE OR REPLACE FUNCTION disclosure.refuse_delete()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if current_setting('chung.archive_maintenance', true) is distinct from 'on' then
    raise exception 'what was published stays on record (Law on Cooperatives, Articles 12 and 14): %.%', tg_table_schema, tg_table_name using errcode = 'insufficient_privilege';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $function$

CREATE OR REPLACE FUNCTION disclosure.store_content(organisation uuid, file uuid, content bytea)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if not organisation = any (platform.actor_orgs()) or not exists (
    select 1 from disclosure.file f where f.organisation_id = organisation and f.id = file
      and f.sha256 = encode(sha256(content), 'hex') and f.size_bytes = length(content)) then
    raise exception 'not the content of this file' using errcode = 'insufficient_privilege';
  end if;
  insert into disclosure.file_content (organisation_id, file_id, bytes) values (organisation, file, content);
end $function$

CREATE OR REPLACE FUNCTION documents.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if current_setting('chung.archive_maintenance', true) is distinct from 'on' then
    raise exception 'archived documents stay as they are (Law on Cooperatives, Article 12): %.%', tg_table_schema, tg_table_name using errcode = 'insufficient_privilege';
  end if;
  return case when tg_op = 'TRUNCATE' then null when tg_op = 'DELETE' then old else new end;
end $function$

CREATE OR REPLACE FUNCTION documents.refuse_gap()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  perform pg_advisory_xact_lock(hashtextextended(new.organisation_id || '/' || new.kind || '/' || new.year, 51));
  if new.ordinal is distinct from (select coalesce(max(d.ordinal), 0) + 1 from documents.document d
      where d.organisation_id = new.organisation_id and d.kind = new.kind and d.year = new.year) then
    raise exception 'the next number of % in % is another', new.kind, new.year using errcode = 'check_violation';
  end if;
  return new;
end $function$

CREATE OR REPLACE FUNCTION documents.store_content(organisation uuid, document uuid, bytes bytea, described jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if not organisation = any (platform.actor_orgs()) or not exists (
    select 1 from documents.document d where d.organisation_id = organisation and d.id = document
      and d.sha256 = encode(sha256(bytes), 'hex') and d.size_bytes = length(bytes)) then
    raise exception 'not the content of this document' using errcode = 'insufficient_privilege';
  end if;
  insert into documents.content (organisation_id, document_id, pdf, paper) values (organisation, document, bytes, described);
end $function$

CREATE OR REPLACE FUNCTION identity.announce_change()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  perform pg_notify('identity_changed', to_jsonb(new) ->> tg_argv[0]);
  return null;
end $function$

CREATE OR REPLACE FUNCTION imports.begin_round(wanted uuid)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare next_round int;
begin
  perform imports.refuse_strangers(wanted);
  select coalesce(max(w.round), 0) + 1 into next_round from imports.written w where w.batch_id = wanted;
  insert into imports.written (batch_id, line_no, round, province_code, source_system, organisation_id, outcome)
  select n.batch_id, n.line_no, next_round, n.province_code, n.source_system, coalesce(n.same_id, uuidv7()),
    case when n.same_id is null then 'created' else 'updated' end
  from imports.line_now n where n.batch_id = wanted and n.now = 'ready';
  return next_round;
end $function$

CREATE OR REPLACE FUNCTION imports.clear_batch(wanted uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  perform imports.refuse_strangers(wanted);
  delete from imports.line l where l.batch_id = wanted;
  delete from imports.file_part f where f.batch_id = wanted;
end $function$

CREATE OR REPLACE FUNCTION imports.clear_lines(wanted uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  perform imports.refuse_strangers(wanted);
  delete from imports.line l where l.batch_id = wanted;
end $function$

CREATE OR REPLACE FUNCTION imports.keep_lines(wanted uuid, this_round integer, ids uuid[])
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  perform imports.refuse_strangers(wanted);
  update imports.written w set outcome = 'kept' where w.batch_id = wanted and w.round = this_round and w.organisation_id = any (ids);
end $function$

CREATE OR REPLACE FUNCTION imports.refuse_strangers(wanted uuid)
 RETURNS void
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if not exists (
    select 1 from imports.batch b where b.id = wanted and (
      (b.source_system = 'provincial_import' and b.province_code = platform.actor_province())
      or (b.source_system = 'alliance_import' and b.province_code = platform.actor_alliance())
      or pg_has_role(session_user, 'chung_national', 'member'))) then
    raise exception 'not a batch of this actor' using errcode = 'insufficient_privilege';
  end if;
end $function$

CREATE OR REPLACE FUNCTION imports.store_lines(wanted uuid, lines jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  perform imports.refuse_strangers(wanted);
  insert into imports.line (batch_id, line_no, sheet, row_number, province_code, source_system, raw, parsed, verdict, problems, places, matches, match_id)
  select b.id, l.line_no, l.sheet, l.row_number, b.province_code, b.source_system, l.raw, l.parsed, l.verdict, l.problems, l.places, l.matches, l.match_id
  from imports.batch b, jsonb_to_recordset(lines) as l (line_no int, sheet int, row_number int, raw jsonb, parsed jsonb, verdict text, problems jsonb, places jsonb, matches jsonb, match_id uuid)
  where b.id = wanted;
end $function$

CREATE OR REPLACE FUNCTION imports.store_part(wanted uuid, part integer, bytes bytea)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  perform imports.refuse_strangers(wanted);
  insert into imports.file_part (batch_id, part, province_code, source_system, bytes)
  select b.id, store_part.part, b.province_code, b.source_system, store_part.bytes from imports.batch b where b.id = wanted;
end $function$

CREATE OR REPLACE FUNCTION insight.refresh_figures(provinces text[])
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare counted int;
begin
  -- Two refreshes of one province at once would both delete and both insert.
  perform pg_advisory_xact_lock(7195433);
  delete from insight.tally where provinces is null or province_code = any (provinces);
  delete from insight.commune_tally where provinces is null or province_code = any (provinces);
  delete from insight.year_tally where provinces is null or province_code = any (provinces);

  insert into insight.tally
  select coalesce(o.province_code, '--'), o.type, coalesce(o.sector, 'unknown'), coalesce(o.field, 'unknown'), o.size_class, o.status, count(*), coalesce(sum(p.official_members), 0)
  from register.organisation o left join register.profile p on p.organisation_id = o.id
  where provinces is null or coalesce(o.province_code, '--') = any (provinces)
  group by 1, 2, 3, 4, 5, 6;

  insert into insight.commune_tally
  select coalesce(o.province_code, '--'), coalesce(o.commune_code, '--'), o.type, coalesce(o.field, 'unknown'), count(*)
  from register.organisation o
  where o.status <> 'ended' and (provinces is null or coalesce(o.province_code, '--') = any (provinces))
  group by 1, 2, 3, 4;

  insert into insight.year_tally
  select province_code, type, sector, field, year, sum(founded), sum(ended) from (
    select coalesce(o.province_code, '--') province_code, o.type, coalesce(o.sector, 'unknown') sector, coalesce(o.field, 'unknown') field,
      extract(year from coalesce(o.founded_on, o.registered_on))::int as year, 1 as founded, 0 as ended
    from register.organisation o where coalesce(o.founded_on, o.registered_on) is not null
    union all
    select coalesce(o.province_code, '--'), o.type, coalesce(o.sector, 'unknown'), coalesce(o.field, 'unknown'), extract(year from o.ended_on)::int, 0, 1
    from register.organisation o where o.ended_on is not null
  ) y where provinces is null or y.province_code = any (provinces)
  group by 1, 2, 3, 4, 5;

  insert into insight.refreshed (province_code, at)
  select distinct t.province_code, now() from insight.tally t where provinces is null or t.province_code = any (provinces)
  on conflict (province_code) do update set at = excluded.at;
  select coalesce(sum(t.organisations), 0) into counted from insight.tally t;
  return counted;
end $function$

CREATE OR REPLACE FUNCTION membership.clear_list_content(wanted uuid, list_id uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  perform membership.refuse_strangers(wanted);
  delete from membership.list_content c where c.organisation_id = wanted and c.id = list_id;
end $function$

CREATE OR REPLACE FUNCTION membership.refuse_strangers(wanted uuid)
 RETURNS void
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if not wanted = any (platform.actor_orgs()) then
    raise exception 'not an organisation of this actor' using errcode = 'insufficient_privilege';
  end if;
end $function$

CREATE OR REPLACE FUNCTION membership.store_list_content(wanted uuid, list_id uuid, file_bytes bytea, line_bytes bytea)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  perform membership.refuse_strangers(wanted);
  insert into membership.list_content (organisation_id, id, file_sealed, lines_sealed) values (wanted, list_id, file_bytes, line_bytes);
end $function$

CREATE OR REPLACE FUNCTION platform.action()
 RETURNS text
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('app.action', true), '') $function$

CREATE OR REPLACE FUNCTION platform.actor_alliance()
 RETURNS text
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('app.alliance', true), '') $function$

CREATE OR REPLACE FUNCTION platform.actor_commune()
 RETURNS text
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('app.commune', true), '') $function$

CREATE OR REPLACE FUNCTION platform.actor_id()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('app.actor_id', true), '')::uuid $function$

CREATE OR REPLACE FUNCTION platform.actor_orgs()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select coalesce(nullif(current_setting('app.org_ids', true), ''), '{}')::uuid[] $function$

CREATE OR REPLACE FUNCTION platform.actor_province()
 RETURNS text
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('app.province', true), '') $function$

CREATE OR REPLACE FUNCTION platform.add_audit(target regclass, tenant_column text)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  execute format('create trigger audit_insert after insert on %s referencing new table as new_rows for each statement execute function platform.write_audit(%L)', target, tenant_column);
  execute format('create trigger audit_update after update on %s referencing old table as old_rows new table as new_rows for each statement execute function platform.write_audit(%L)', target, tenant_column);
  execute format('create trigger audit_delete after delete on %s referencing old table as old_rows for each statement execute function platform.write_audit(%L)', target, tenant_column);
end $function$

CREATE OR REPLACE FUNCTION platform.add_touch(target regclass)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  execute format('create trigger touch before update on %s for each row execute function platform.touch()', target);
end $function$

CREATE OR REPLACE FUNCTION platform.allow_alliance(target regclass, alliance_column text)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  execute format('create policy alliance on %s for select to chung_app using (%I = platform.actor_alliance())', target, alliance_column);
end $function$

CREATE OR REPLACE FUNCTION platform.allow_public_read(target regclass, columns text[])
 RETURNS void
 LANGUAGE plpgsql
AS $function$
declare list text := (select string_agg(format('%I', c), ', ') from unnest(columns) c);
begin
  execute format('create policy public_read on %s for select to chung_public using (true)', target);
  execute format('grant select (%s) on %s to chung_public', list, target);
end $function$

CREATE OR REPLACE FUNCTION platform.allow_territory(target regclass, province_column text, commune_column text)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  execute format('create policy province on %s to chung_app using (%I = platform.actor_province()) with check (%I = platform.actor_province())', target, province_column, province_column);
  execute format('create policy commune on %s to chung_app using (%I = platform.actor_commune()) with check (%I = platform.actor_commune())', target, commune_column, commune_column);
  execute format('create policy nation on %s to chung_national using (true) with check (true)', target);
  execute format('grant select, insert, update, delete on %s to chung_app, chung_national', target);
end $function$

CREATE OR REPLACE FUNCTION platform.ground()
 RETURNS text
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('app.ground', true), '') $function$

CREATE OR REPLACE FUNCTION platform.lock_down(target regclass)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy owner on %s to chung_owner using (true) with check (true)', target);
end $function$

CREATE OR REPLACE FUNCTION platform.protect_internal(target regclass, tenant_column text DEFAULT 'organisation_id'::text)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  perform platform.lock_down(target);
  execute format('create policy internal on %s to chung_app, chung_national using (true) with check (true)', target);
  execute format('grant select, insert, update, delete on %s to chung_app, chung_national', target);
  perform platform.add_audit(target, tenant_column);
end $function$

CREATE OR REPLACE FUNCTION platform.protect_party(target regclass, first_column text, second_column text)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  perform platform.lock_down(target);
  execute format('create policy party on %s to chung_app using (%I = any (platform.actor_orgs()) or %I = any (platform.actor_orgs())) with check (%I = any (platform.actor_orgs()) or %I = any (platform.actor_orgs()))', target, first_column, second_column, first_column, second_column);
  execute format('grant select, insert, update, delete on %s to chung_app', target);
  perform platform.add_audit(target, first_column);
end $function$

CREATE OR REPLACE FUNCTION platform.protect_reference(target regclass)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  perform platform.lock_down(target);
  execute format('create policy reading on %s for select to chung_app, chung_national, chung_public using (true)', target);
  execute format('grant select on %s to chung_app, chung_national, chung_public', target);
end $function$

CREATE OR REPLACE FUNCTION platform.protect_tenant(target regclass, tenant_column text)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  perform platform.lock_down(target);
  execute format('create policy tenant on %s to chung_app using (%I = any (platform.actor_orgs())) with check (%I = any (platform.actor_orgs()))', target, tenant_column, tenant_column);
  execute format('grant select, insert, update, delete on %s to chung_app', target);
  perform platform.add_audit(target, tenant_column);
end $function$

CREATE OR REPLACE FUNCTION platform.request_id()
 RETURNS text
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select coalesce(current_setting('app.request_id', true), '') $function$

CREATE OR REPLACE FUNCTION platform.touch()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  new.version := old.version + 1;
  return new;
end $function$

CREATE OR REPLACE FUNCTION platform.write_audit()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
 SET enable_nestloop TO 'off'
AS $function$
declare
  tenant_column text := tg_argv[0];
  act text := platform.action(); actor uuid := platform.actor_id(); request text := platform.request_id(); reason text := platform.ground();
begin
  if tg_op = 'INSERT' then
    insert into platform.audit (schema_name, table_name, row_id, organisation_id, province_code, commune_code, operation, action, actor_id, request_id, ground, after)
    select tg_table_schema, tg_table_name, j->>'id', (j->>tenant_column)::uuid, j->>'province_code', j->>'commune_code', 'I', act, actor, request, reason, j
    from (select to_jsonb(n) j from new_rows n offset 0) x;
  elsif tg_op = 'UPDATE' then
    -- Only what changed: a full copy of both sides would double the size of every import.
    insert into platform.audit (schema_name, table_name, row_id, organisation_id, province_code, commune_code, operation, action, actor_id, request_id, ground, before, after)
    select tg_table_schema, tg_table_name, coalesce(n.j->>'id', n.j->>tenant_column), (n.j->>tenant_column)::uuid, n.j->>'province_code', n.j->>'commune_code',
           'U', act, actor, request, reason,
           (select jsonb_object_agg(e.key, e.value) from jsonb_each(o.j) e where n.j->e.key is distinct from e.value),
           (select jsonb_object_agg(e.key, e.value) from jsonb_each(n.j) e where o.j->e.key is distinct from e.value)
    from (select to_jsonb(r) j, row_number() over () k from new_rows r) n
    join (select to_jsonb(r) j, row_number() over () k from old_rows r) o on o.k = n.k
    where o.j is distinct from n.j;
  else
    insert into platform.audit (schema_name, table_name, row_id, organisation_id, province_code, commune_code, operation, action, actor_id, request_id, ground, before)
    select tg_table_schema, tg_table_name, coalesce(j->>'id', j->>tenant_column), (j->>tenant_column)::uuid, j->>'province_code', j->>'commune_code', 'D', act, actor, request, reason, j
    from (select to_jsonb(o) j from old_rows o offset 0) x;
  end if;
  return null;
end $function$

CREATE OR REPLACE FUNCTION register.core(expanded text, generic text[])
 RETURNS text
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE
AS $function$
declare phrase text; result text := ' ' || expanded || ' ';
begin
  if expanded is null then return null; end if;
  foreach phrase in array generic loop
    result := replace(result, ' ' || phrase || ' ', ' ');
  end loop;
  return coalesce(nullif(trim(result), ''), expanded);
end $function$

CREATE OR REPLACE FUNCTION register.expand(folded text, abbreviations jsonb)
 RETURNS text
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE
AS $function$
declare word text; result text := '';
begin
  foreach word in array string_to_array(folded, ' ') loop
    result := result || ' ' || coalesce(abbreviations ->> word, word);
  end loop;
  return ltrim(result);
end $function$

CREATE OR REPLACE FUNCTION register.fold(input text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select trim(regexp_replace(translate(lower(normalize(input, NFD) collate "pg_c_utf8"),
    E'đ\u0300\u0301\u0302\u0303\u0306\u0308\u0309\u030a\u030c\u031b\u0323\u0327''’‘ʼ`´′', 'd') collate "C", '[^a-z0-9]+', ' ', 'g'))
$function$

CREATE OR REPLACE FUNCTION register.index_for_search(ids uuid[])
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
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
end $function$

CREATE OR REPLACE FUNCTION register.keep_history()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  history text := format('%I.%I', tg_table_schema, tg_table_name || '_history');
  key text := tg_argv[0];
begin
  if tg_op = 'UPDATE' then
    execute format('insert into %s select o.*, n.valid_from from old_rows o join new_rows n on n.%I = o.%I where n.valid_from > o.valid_from', history, key, key);
  else
    execute format('insert into %s select o.*, now() from old_rows o where now() > o.valid_from', history);
  end if;
  return null;
end $function$

CREATE OR REPLACE FUNCTION register.organisation_indexed()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
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
end $function$

CREATE OR REPLACE FUNCTION register.public_record(wanted_code text, wanted_id uuid, until timestamp with time zone)
 RETURNS TABLE(id uuid, code text, name text, address text, lines jsonb, representative text, status text, type text, sector text, field text, province_code text, commune_code text, successor_of uuid, succeeded_by uuid, mirrored boolean, demonstration boolean, source_system text, retrieved_at timestamp with time zone, legal_basis text, valid_from timestamp with time zone, version integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select o.id, o.code, o.name, o.address, o.lines, o.representative, o.status, o.type, o.sector, o.field, o.province_code, o.commune_code,
    o.successor_of, o.succeeded_by, o.mirrored, o.demonstration, o.source_system, o.retrieved_at, o.legal_basis, o.valid_from, o.version
  from register.organisation o where (o.code = wanted_code or o.id = wanted_id) and (until is null or o.valid_from < until)
  union all
  select h.id, h.code, h.name, h.address, h.lines, h.representative, h.status, h.type, h.sector, h.field, h.province_code, h.commune_code,
    h.successor_of, h.succeeded_by, h.mirrored, h.demonstration, h.source_system, h.retrieved_at, h.legal_basis, h.valid_from, h.version
  from register.organisation_history h where (h.code = wanted_code or h.id = wanted_id) and h.valid_from < until and h.valid_to >= until
$function$

CREATE OR REPLACE FUNCTION register.refresh_vocabulary()
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare counted int;
begin
  insert into register.search_syllable as s (syllable, documents)
  select word, count(*) from register.search_document d, unnest(string_to_array(d.folded, ' ') || d.terms) word
  where word ~ '^[a-z]{2,7}$' group by word
  on conflict (syllable) do update set documents = excluded.documents where s.documents <> excluded.documents;
  get diagnostics counted = row_count;
  return counted;
end $function$

CREATE OR REPLACE FUNCTION register.stamp_organisation()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare probe register.organisation := new;
begin
  if new.id <> old.id then raise exception 'the id of an organisation never changes'; end if;
  if new.name <> old.name and not old.name = any (new.former_names) then
    new.former_names := new.former_names || old.name;
  end if;
  new.version := old.version + 1;
  new.updated_at := now();
  -- Being confirmed or fetched again is freshness, not another state of the record.
  probe.former_names := new.former_names;
  probe.last_confirmed_on := old.last_confirmed_on;
  probe.retrieved_at := old.retrieved_at;
  probe.updated_at := old.updated_at;
  probe.main_line := old.main_line;
  if probe is distinct from old and new.valid_from = old.valid_from then
    new.valid_from := now();
  end if;
  return new;
end $function$

CREATE OR REPLACE FUNCTION register.stamp_profile()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare probe register.profile := new;
begin
  new.version := old.version + 1;
  new.updated_at := now();
  probe.last_confirmed_on := old.last_confirmed_on;
  probe.retrieved_at := old.retrieved_at;
  probe.updated_at := old.updated_at;
  probe.alliance_code := old.alliance_code;
  if probe is distinct from old and new.valid_from = old.valid_from then
    new.valid_from := now();
  end if;
  return new;
end $function$

CREATE OR REPLACE FUNCTION register.terms(core text)
 RETURNS text[]
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE
AS $function$
declare words text[] := string_to_array(core, ' '); result text[] := words;
begin
  for i in 1 .. coalesce(array_length(words, 1), 0) - 1 loop
    result := result || (words[i] || '_' || words[i + 1]);
  end loop;
  return result;
end $function$
