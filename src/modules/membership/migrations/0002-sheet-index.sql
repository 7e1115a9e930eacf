-- Everything that a page of the register, a search in it or a count asks by, in one index: the rows themselves are wide
-- and are read only for the hundred that are shown.
drop index membership.version_sheet;
create index version_sheet on membership.version (organisation_id, sort_name, member_id)
  include (id, kind, valid_from, valid_to, known_from, known_to, search_name, foreign_member, gender);
