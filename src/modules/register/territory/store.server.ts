import { sql, type Kysely, type RawBuilder, type SqlBool } from 'kysely'
import type { DB } from '#platform/db-types.ts'
import type { Attention, TerritoryInput } from './schema.ts'

export type TerritoryRow = {
  id: string; folded: string; code: string | null; type: string; name: string; address: string; province_code: string | null; commune_code: string | null
  representative: string | null; status: string; field: string | null; size_class: string; main_line: string | null; founded_on: string | null
  charter_capital_dong: number | null; phone: string | null; official_members: number | null; workers: number | null; revenue_dong: number | null
  confirmed_on: string | null; has_profile: boolean; open_corrections: number; source_system: string; demonstration: boolean
}

const attentionIs: Record<Attention, RawBuilder<SqlBool>> = {
  stale: sql<SqlBool>`coalesce(p.last_confirmed_on, o.last_confirmed_on, '-infinity') < current_date - 396`,
  noCode: sql<SqlBool>`o.code is null`,
  noCommune: sql<SqlBool>`o.commune_code is null`,
  noRepresentative: sql<SqlBool>`o.representative is null`,
  noProfile: sql<SqlBool>`p.id is null`,
  openCorrection: sql<SqlBool>`exists (select from register.correction_request c where c.organisation_id = o.id and c.state in ('awaiting_organisation', 'awaiting_registrar'))`,
  notAtAddress: sql<SqlBool>`o.status = 'not_at_address'`,
}

export type Place = { folded: string; id: string }

/**
 * In the order of names, from the search table: its policy is constant, so its indexes serve officers too; which
 * rows come back, the policies of organisation and profile decide.
 */
export async function listTerritoryRows(db: Kysely<DB>, input: TerritoryInput, terms: readonly string[], after: Place | null): Promise<TerritoryRow[]> {
  const where: RawBuilder<SqlBool>[] = [
    ...(input.province ? [sql<SqlBool>`d.province_code = ${input.province}`] : []),
    ...(input.commune ? [sql<SqlBool>`d.commune_code = ${input.commune}`] : []),
    ...(input.type ? [sql<SqlBool>`d.type = ${input.type}`] : []),
    ...(input.sector ? [sql<SqlBool>`d.sector = ${input.sector}`] : []),
    ...(input.field ? [sql<SqlBool>`d.field = ${input.field}`] : []),
    ...(input.status ? [sql<SqlBool>`d.status = ${input.status}`] : []),
    ...(terms.length > 0 ? [sql<SqlBool>`d.terms @> ${[...terms]}`] : []),
    ...(input.attention ? [attentionIs[input.attention]] : []),
    ...(after ? [sql<SqlBool>`(d.folded, d.organisation_id) > (${after.folded}, ${after.id}::uuid)`] : []),
  ]
  const { rows } = await sql<TerritoryRow>`select o.id, d.folded, o.code, o.type, o.name, o.address, o.province_code, o.commune_code, o.representative, o.status, o.field,
      o.size_class, o.main_line, o.founded_on, o.charter_capital_dong, p.phone, p.official_members, p.workers, p.revenue_dong,
      coalesce(p.last_confirmed_on, o.last_confirmed_on) as confirmed_on, p.id is not null as has_profile, o.source_system, o.demonstration,
      (select count(*)::int from register.correction_request c where c.organisation_id = o.id and c.state in ('awaiting_organisation', 'awaiting_registrar')) as open_corrections
    from register.search_document d join register.organisation o on o.id = d.organisation_id left join register.profile p on p.organisation_id = o.id
    ${where.length > 0 ? sql`where ${sql.join(where, sql` and `)}` : sql``}
    order by d.folded, d.organisation_id limit ${input.limit + 1}`.execute(db)
  return rows
}
