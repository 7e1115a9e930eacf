import { sql } from 'kysely'
import type { Ctx } from '#platform/operation.server.ts'
import { open } from '#platform/secrets.server.ts'
import { officeFrom, viewOffice } from '../offices/store.server.ts'
import { maskPersonalId, mayLockAccount, type Maker, type OfficeKind, type OrganisationType, type Reach } from '../rules.ts'
import type { Account, Profile } from '../schema.ts'

/** Reads for the account page and for the list of accounts below. */
type OfficeColumns = {
  office_id: string; kind: OfficeKind; office_name: string; province_code: string | null; commune_code: string | null
  organisation_id: string | null; organisation_type: OrganisationType | null
}
const officeColumns = sql`o.id office_id, o.kind, o.name office_name, o.province_code, o.commune_code, o.organisation_id, o.organisation_type`
const storedOffice = (row: OfficeColumns) => officeFrom({ ...row, id: row.office_id, name: row.office_name })
const roleName = (ctx: Ctx) => (ctx.locale === 'en' ? sql`r.name_en` : sql`r.name_vi`)

type PostingRow = OfficeColumns & { id: string; role_code: string; role_name: string; valid_from: string; valid_to: string | null; assignment_ref: string | null }

export async function readProfile(ctx: Ctx): Promise<Profile | null> {
  const people = await sql<{ id: string; login: string; name: string; email: string | null; phone: string | null; personal_id_sealed: Uint8Array | null }>`
    select id, login, name, email, phone, personal_id_sealed from identity.person where id = ${ctx.actor.id}::uuid`.execute(ctx.db)
  const person = people.rows[0]
  if (!person) return null
  const postings = await sql<PostingRow>`
    select s.id, s.role_code, ${roleName(ctx)} role_name, s.valid_from, s.valid_to, s.assignment_ref, ${officeColumns}
    from identity.posting s join identity.office o on o.id = s.office_id join identity.role r on r.code = s.role_code
    where s.person_id = ${person.id}::uuid and s.locked_at is null order by s.id`.execute(ctx.db)
  return {
    id: person.id, login: person.login, name: person.name, email: person.email, phone: person.phone,
    personalId: person.personal_id_sealed ? maskPersonalId(open(person.personal_id_sealed)) : null,
    grants: [...ctx.actor.grants].sort(),
    postings: postings.rows.map((row) => ({
      id: row.id, office: viewOffice(storedOffice(row)), role: { code: row.role_code, name: row.role_name },
      validFrom: row.valid_from, validTo: row.valid_to, assignmentRef: row.assignment_ref, acting: row.office_id === ctx.actor.officeId,
    })),
    via: ctx.actor.kind === 'key' ? 'key' : 'session',
  }
}

type AccountRow = PostingRow & { person_id: string; login: string; name: string; suspended: boolean; locked: boolean }

const accountFrom = (maker: Maker, row: AccountRow): Account => ({
  postingId: row.id, personId: row.person_id, login: row.login, name: row.name,
  office: viewOffice(storedOffice(row)), role: { code: row.role_code, name: row.role_name }, validFrom: row.valid_from,
  state: row.locked ? 'ended' : row.suspended ? 'suspended' : 'active',
  mayLock: !row.locked && mayLockAccount(maker, { ...storedOffice(row), role: row.role_code }),
})

const accountQuery = (ctx: Ctx) => sql`
  select s.id, s.person_id, p.login, p.name, s.role_code, ${roleName(ctx)} role_name, s.valid_from, s.valid_to, s.assignment_ref,
    p.suspended_at is not null suspended, s.locked_at is not null locked, ${officeColumns}
  from identity.posting s join identity.person p on p.id = s.person_id
  join identity.office o on o.id = s.office_id join identity.role r on r.code = s.role_code`

export async function listAccountsBelow(ctx: Ctx, maker: Maker, reach: Reach, page: { after: string | null; limit: number }): Promise<Account[]> {
  const { rows } = await sql<AccountRow>`${accountQuery(ctx)}
    where o.kind = any (${reach.kinds}) and s.person_id <> ${ctx.actor.id}::uuid
      and (${reach.provinceCode}::text is null or o.province_code = ${reach.provinceCode})
      and (${reach.communeCode}::text is null or o.commune_code = ${reach.communeCode})
      and (${reach.organisationId}::uuid is null or o.organisation_id = ${reach.organisationId}::uuid)
      and (${page.after}::uuid is null or s.id > ${page.after}::uuid)
    order by s.id limit ${page.limit}`.execute(ctx.db)
  return rows.map((row) => accountFrom(maker, row))
}

export async function findAccount(ctx: Ctx, maker: Maker, postingId: string): Promise<Account | null> {
  const { rows } = await sql<AccountRow>`${accountQuery(ctx)} where s.id = ${postingId}::uuid`.execute(ctx.db)
  return rows[0] ? accountFrom(maker, rows[0]) : null
}
