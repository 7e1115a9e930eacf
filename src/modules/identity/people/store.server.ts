import { sql } from 'kysely'
import { newId } from '#platform/ids.ts'
import type { Ctx } from '#platform/operation.server.ts'
import { keyedHash, seal } from '#platform/secrets.server.ts'

/** SQL about people and postings. Personal ID numbers are sealed here, on their way in, and opened nowhere else. */
export type NewPerson = { login: string; name: string; email: string | null; phone: string | null; demonstration: boolean; personal: SealedId | null }
export type SealedId = { sealed: Buffer; hash: Buffer }

export const sealPersonalId = (id: string): SealedId => ({ sealed: seal(id), hash: keyedHash(`personal-id:${id}`) })

export async function insertPerson(ctx: Ctx, person: NewPerson): Promise<string> {
  const id = newId()
  await sql`
    insert into identity.person (id, login, name, email, phone, personal_id_sealed, personal_id_hash, demonstration)
    values (${id}::uuid, ${person.login}, ${person.name}, ${person.email}, ${person.phone},
      ${person.personal?.sealed ?? null}, ${person.personal?.hash ?? null}, ${person.demonstration})`.execute(ctx.db)
  return id
}

export async function findPersonByLogin(ctx: Ctx, login: string): Promise<{ id: string; login: string; demonstration: boolean } | null> {
  const { rows } = await sql<{ id: string; login: string; demonstration: boolean }>`
    select id, login, demonstration from identity.person where login = ${login}`.execute(ctx.db)
  return rows[0] ?? null
}

export async function findPersonByPersonalId(ctx: Ctx, hash: Buffer): Promise<{ id: string; login: string } | null> {
  const { rows } = await sql<{ id: string; login: string }>`select id, login from identity.person where personal_id_hash = ${hash}`.execute(ctx.db)
  return rows[0] ?? null
}

export async function insertPosting(ctx: Ctx, posting: {
  personId: string; officeId: string; organisationId: string | null; role: string; assignedBy: string | null; assignmentRef: string | null
}): Promise<string> {
  const id = newId()
  await sql`
    insert into identity.posting (id, person_id, office_id, organisation_id, role_code, valid_from, assigned_by, assignment_ref)
    values (${id}::uuid, ${posting.personId}::uuid, ${posting.officeId}::uuid, ${posting.organisationId}::uuid, ${posting.role},
      (${ctx.now}::timestamptz at time zone 'Asia/Ho_Chi_Minh')::date, ${posting.assignedBy}::uuid, ${posting.assignmentRef})`.execute(ctx.db)
  return id
}

/** Ends at this moment; the day it was in force until is today. */
export async function lockPosting(ctx: Ctx, id: string, reason: string): Promise<boolean> {
  const { rows } = await sql`
    update identity.posting set locked_at = ${ctx.now}::timestamptz, end_reason = ${reason}, ended_by = ${ctx.actor.id}::uuid,
      valid_to = greatest(valid_from, (${ctx.now}::timestamptz at time zone 'Asia/Ho_Chi_Minh')::date)
    where id = ${id}::uuid and locked_at is null returning id`.execute(ctx.db)
  return rows.length > 0
}

export async function lockOrganisation(ctx: Ctx, organisationId: string): Promise<string[]> {
  const { rows } = await sql<{ person_id: string }>`
    update identity.posting set locked_at = ${ctx.now}::timestamptz, end_reason = 'organisationEnded', ended_by = ${ctx.actor.id}::uuid,
      valid_to = greatest(valid_from, (${ctx.now}::timestamptz at time zone 'Asia/Ho_Chi_Minh')::date)
    where organisation_id = ${organisationId}::uuid and locked_at is null returning person_id`.execute(ctx.db)
  await sql`update identity.office set closed_at = ${ctx.now}::timestamptz where organisation_id = ${organisationId}::uuid and closed_at is null`.execute(ctx.db)
  return rows.map((row) => row.person_id)
}

export async function setSuspended(ctx: Ctx, personId: string, suspended: boolean): Promise<void> {
  await sql`update identity.person set suspended_at = ${suspended ? ctx.now : null}::timestamptz where id = ${personId}::uuid`.execute(ctx.db)
}

export async function chooseActing(ctx: Ctx, personId: string, postingId: string): Promise<boolean> {
  const { rows } = await sql`
    insert into identity.acting_office (person_id, posting_id)
    select person_id, id from identity.posting where id = ${postingId}::uuid and person_id = ${personId}::uuid and locked_at is null
    on conflict (person_id) do update set posting_id = excluded.posting_id, chosen_at = now() returning person_id`.execute(ctx.db)
  return rows.length > 0
}
