import { sql } from 'kysely'
import { newId } from '#platform/ids.ts'
import type { Ctx } from '#platform/operation.server.ts'
import type { Maker, Office, OfficeKind, OrganisationType } from '../rules.ts'
import type { OfficeView } from '../schema.ts'

/** SQL about offices and roles. */
type Row = {
  id: string; kind: OfficeKind; name: string; province_code: string | null; commune_code: string | null
  organisation_id: string | null; organisation_type: OrganisationType | null
}
export type StoredOffice = Office & { id: string; name: string }

export const officeFrom = (row: Row): StoredOffice => ({
  id: row.id, kind: row.kind, name: row.name, provinceCode: row.province_code, communeCode: row.commune_code,
  organisationId: row.organisation_id, organisationType: row.organisation_type,
})
export const viewOffice = ({ organisationType: _, ...office }: StoredOffice): OfficeView => office

export async function findOffice(ctx: Ctx, id: string): Promise<StoredOffice | null> {
  const { rows } = await sql<Row>`select * from identity.office where id = ${id}::uuid and closed_at is null`.execute(ctx.db)
  return rows[0] ? officeFrom(rows[0]) : null
}

/** The actor's own office with the role held in it: what rule 61 compares. */
export async function findMaker(ctx: Ctx): Promise<(Maker & StoredOffice) | null> {
  const { rows } = await sql<Row & { role_code: string }>`
    select o.*, s.role_code from identity.posting s join identity.office o on o.id = s.office_id
    where s.person_id = ${ctx.actor.id}::uuid and s.office_id = ${ctx.actor.officeId}::uuid and s.locked_at is null`.execute(ctx.db)
  return rows[0] ? { ...officeFrom(rows[0]), role: rows[0].role_code } : null
}

export type OfficeWanted = Office & { name: string | null }

export async function findOfficeAt(ctx: Ctx, wanted: OfficeWanted): Promise<StoredOffice | null> {
  const { rows } = await sql<Row>`
    select * from identity.office where kind = ${wanted.kind} and closed_at is null
      and organisation_id is not distinct from ${wanted.organisationId}::uuid
      and (organisation_id is not null or (province_code is not distinct from ${wanted.provinceCode}
        and commune_code is not distinct from ${wanted.communeCode}))
      and (${wanted.name}::text is null or organisation_id is not null or name = ${wanted.name})
    order by id limit 1`.execute(ctx.db)
  return rows[0] ? officeFrom(rows[0]) : null
}

/**
 * An organisation that has not ended (rule 55), within what the actor may see. The register stands above this module
 * and cannot be called; its row-level security answers.
 */
export async function findRegistered(ctx: Ctx, wanted: { id: string | null; code: string | null }): Promise<(Office & { name: string }) | null> {
  const { rows } = await sql<{ id: string; name: string; type: OrganisationType; province_code: string; commune_code: string }>`
    select id, name, type, province_code, commune_code from register.organisation
    where (id = ${wanted.id}::uuid or code = ${wanted.code}) and status <> 'ended' and province_code is not null and commune_code is not null`.execute(ctx.db)
  const row = rows[0]
  return row ? { kind: 'organisation', name: row.name, provinceCode: row.province_code, communeCode: row.commune_code, organisationId: row.id, organisationType: row.type } : null
}

/** The office at a place, made when the first account of it is made: communes and organisations are too many to list beforehand. */
export async function insertOffice(ctx: Ctx, wanted: Office & { name: string }, parentId: string | null): Promise<StoredOffice> {
  const id = newId()
  await sql`
    insert into identity.office (id, kind, name, parent_id, province_code, commune_code, organisation_id, organisation_type)
    values (${id}::uuid, ${wanted.kind}, ${wanted.name}, ${parentId}::uuid, ${wanted.provinceCode}, ${wanted.communeCode},
      ${wanted.organisationId}::uuid, ${wanted.organisationType})`.execute(ctx.db)
  return { ...wanted, id }
}

export async function findRole(ctx: Ctx, code: string): Promise<{ code: string; name: string; officeKinds: OfficeKind[] } | null> {
  const { rows } = await sql<{ code: string; name: string; office_kinds: OfficeKind[] }>`
    select code, case when ${ctx.locale} = 'en' then name_en else name_vi end as name, office_kinds from identity.role where code = ${code}`.execute(ctx.db)
  const row = rows[0]
  return row ? { code: row.code, name: row.name, officeKinds: row.office_kinds } : null
}

export async function listRoles(ctx: Ctx): Promise<{ code: string; name: string; officeKinds: OfficeKind[] }[]> {
  const { rows } = await sql<{ code: string; name: string; office_kinds: OfficeKind[] }>`
    select code, case when ${ctx.locale} = 'en' then name_en else name_vi end as name, office_kinds from identity.role order by position`.execute(ctx.db)
  return rows.map((row) => ({ code: row.code, name: row.name, officeKinds: row.office_kinds }))
}

export type ActingOffice = { id: string; kind: OfficeKind; name: string; provinceCode: string | null; communeCode: string | null; organisationId: string | null }

/** For modules above: the office the actor acts from, by its name. */
export async function findActingOffice(ctx: Ctx): Promise<ActingOffice | null> {
  const office = ctx.actor.officeId ? await findOffice(ctx, ctx.actor.officeId) : null
  return office ? viewOffice(office) : null
}
