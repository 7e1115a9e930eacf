import { sql } from 'kysely'
import { newId } from '#platform/ids.ts'
import type { Ctx } from '#platform/operation.server.ts'
import type { Post } from '../schema.ts'
import type { Ending } from './rules.ts'

export type PersonRow = {
  id: string; name: string; standing: 'member' | 'representative' | 'outsider'; memberId: string | null; personId: string | null; foreign: boolean; resident: boolean
}
export type TermRow = {
  id: string; holderId: string; post: Post; fromOn: string; untilOn: string | null; ballot: 'secret' | 'open' | 'appointed' | null; electedBy: string
  assemblyId: string | null; resolutionRef: string | null; legalRepresentative: boolean; inactiveSince: string | null
  endedOn: string | null; ending: Ending | null; endingRef: string | null; endingNote: string | null; version: number; holder: PersonRow
}

const person = sql`p.id, p.name, p.standing, p.member_id as "memberId", p.person_id as "personId", p.foreign_person as "foreign", p.resident_in_vietnam as "resident"`

export async function listPersons(ctx: Ctx, organisationId: string): Promise<PersonRow[]> {
  const { rows } = await sql<PersonRow>`select ${person} from governance.person p where p.organisation_id = ${organisationId}::uuid order by p.name, p.id`.execute(ctx.db)
  return rows
}

export async function insertPerson(ctx: Ctx, organisationId: string, row: Omit<PersonRow, 'id'>): Promise<PersonRow> {
  const id = newId()
  const { rows } = await sql<PersonRow>`
    insert into governance.person as p (organisation_id, id, name, standing, member_id, person_id, foreign_person, resident_in_vietnam)
    values (${organisationId}::uuid, ${id}::uuid, ${row.name}, ${row.standing}, ${row.memberId}::uuid, ${row.personId}::uuid, ${row.foreign}, ${row.resident})
    on conflict (organisation_id, member_id) where standing = 'member' do update set name = excluded.name, person_id = excluded.person_id
    returning ${person}`.execute(ctx.db)
  return rows[0] as PersonRow
}

const term = sql`t.id, t.holder_id as "holderId", t.post, t.from_on as "fromOn", t.until_on as "untilOn", t.ballot, t.elected_by as "electedBy",
  t.assembly_id as "assemblyId", t.resolution_ref as "resolutionRef", t.legal_representative as "legalRepresentative", t.inactive_since as "inactiveSince",
  t.ended_on as "endedOn", t.ending, t.ending_ref as "endingRef", t.ending_note as "endingNote", t.version,
  jsonb_build_object('id', p.id, 'name', p.name, 'standing', p.standing, 'memberId', p.member_id, 'personId', p.person_id, 'foreign', p.foreign_person, 'resident', p.resident_in_vietnam) as holder`

/** In the order in which an organisation names them. */
const order = sql`array_position(array['chair', 'boardMember', 'director', 'groupHead', 'chiefSupervisor', 'supervisor', 'controller', 'chiefAccountant', 'treasurer'], t.post), t.from_on, p.name`

/** Who held a post on the day: begun, and not ended by then; who was not replaced after the term still holds it. */
export async function listTermsOn(ctx: Ctx, organisationId: string, day: string): Promise<TermRow[]> {
  const { rows } = await sql<TermRow>`
    select ${term} from governance.term t join governance.person p on p.organisation_id = t.organisation_id and p.id = t.holder_id
    where t.organisation_id = ${organisationId}::uuid and t.from_on <= ${day}::date and (t.ended_on is null or t.ended_on > ${day}::date) order by ${order}`.execute(ctx.db)
  return rows
}

export async function listAllTerms(ctx: Ctx, organisationId: string): Promise<TermRow[]> {
  const { rows } = await sql<TermRow>`
    select ${term} from governance.term t join governance.person p on p.organisation_id = t.organisation_id and p.id = t.holder_id
    where t.organisation_id = ${organisationId}::uuid order by ${order}`.execute(ctx.db)
  return rows
}

/** Locked, so that two who end it at once end it once. */
export async function takeTerm(ctx: Ctx, organisationId: string, id: string): Promise<TermRow | null> {
  const { rows } = await sql<TermRow>`
    select ${term} from governance.term t join governance.person p on p.organisation_id = t.organisation_id and p.id = t.holder_id
    where t.organisation_id = ${organisationId}::uuid and t.id = ${id}::uuid for update of t`.execute(ctx.db)
  return rows[0] ?? null
}

/** Two elections of one organisation at once: the second looks at what the first left. */
export async function lockOffices(ctx: Ctx, organisationId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('governance.offices', 0) # hashtextextended(${organisationId}, 0))`.execute(ctx.db)
}

export type NewTerm = Pick<TermRow, 'holderId' | 'post' | 'fromOn' | 'untilOn' | 'ballot' | 'electedBy' | 'assemblyId' | 'resolutionRef' | 'legalRepresentative'>

export async function insertTerm(ctx: Ctx, organisationId: string, row: NewTerm): Promise<string> {
  const id = newId()
  await sql`
    insert into governance.term (organisation_id, id, holder_id, post, from_on, until_on, ballot, elected_by, assembly_id, resolution_ref, legal_representative, recorded_by)
    values (${organisationId}::uuid, ${id}::uuid, ${row.holderId}::uuid, ${row.post}, ${row.fromOn}::date, ${row.untilOn}::date, ${row.ballot}, ${row.electedBy},
      ${row.assemblyId}::uuid, ${row.resolutionRef}, ${row.legalRepresentative}, ${ctx.actor.id}::uuid)`.execute(ctx.db)
  return id
}

export type EndTerm = { endedOn: string; ending: Ending; ref: string | null; note: string | null }

export async function endTerm(ctx: Ctx, organisationId: string, id: string, end: EndTerm): Promise<void> {
  await sql`update governance.term set ended_on = ${end.endedOn}::date, ending = ${end.ending}, ending_ref = ${end.ref}, ending_note = ${end.note}
    where organisation_id = ${organisationId}::uuid and id = ${id}::uuid and ended_on is null`.execute(ctx.db)
}

export async function markInactive(ctx: Ctx, organisationId: string, id: string, since: string | null): Promise<void> {
  await sql`update governance.term set inactive_since = ${since}::date where organisation_id = ${organisationId}::uuid and id = ${id}::uuid`.execute(ctx.db)
}
