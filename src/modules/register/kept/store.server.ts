import { sql, type Kysely } from 'kysely'
import type { DB } from '#platform/db-types.ts'
import type { FigureSource, KeptFigure, KeptName } from './schema.ts'

export async function listKept(db: Kysely<DB>, organisationId: string): Promise<KeptFigure[]> {
  const { rows } = await sql<KeptFigure>`select figure, value, source, as_of as "asOf" from register.kept_figure where organisation_id = ${organisationId}::uuid order by figure`.execute(db)
  return rows
}

/** Only what became different is written: the trail tells changes, not recounts. */
export async function storeKept(db: Kysely<DB>, organisationId: string, source: FigureSource, asOf: string, values: Partial<Record<KeptName, number>>): Promise<void> {
  const rows = Object.entries(values).map(([figure, value]) => ({ figure, value }))
  await sql`
    insert into register.kept_figure as k (organisation_id, figure, value, source, as_of)
    select ${organisationId}::uuid, r.figure, r.value, ${source}, ${asOf}::date from jsonb_to_recordset(${rows as never}::jsonb) as r (figure text, value bigint)
    on conflict (organisation_id, figure) do update set value = excluded.value, source = excluded.source, as_of = excluded.as_of where k.value <> excluded.value or k.source <> excluded.source`.execute(db)
}

/** The same in the profile; that the rest of it is still right, nobody said by this. */
export async function copyCounts(db: Kysely<DB>, organisationId: string, c: { officialMembers: number; contributingMembers: number; noncontributingMembers: number; femaleMembers: number }): Promise<void> {
  await sql`
    update register.profile set official_members = ${c.officialMembers}, contributing_members = ${c.contributingMembers}, noncontributing_members = ${c.noncontributingMembers}, female_members = ${c.femaleMembers}
    where organisation_id = ${organisationId}::uuid
      and (official_members, contributing_members, noncontributing_members, female_members) is distinct from (${c.officialMembers}::int, ${c.contributingMembers}::int, ${c.noncontributingMembers}::int, ${c.femaleMembers}::int)`.execute(db)
}
