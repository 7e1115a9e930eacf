import { sql, type Kysely } from 'kysely'
import type { DB } from '#platform/db-types.ts'
import official from '#data/statistics/official-figures.json' with { type: 'json' }

/** The published figures, as the file has them now. */
export async function loadOfficialFigures(owner: Kysely<DB>): Promise<void> {
  const rows = official.figures.map((f) => ({ indicator: f.indicator, as_of: f.asOf, value: f.value, unit: f.unit, source: f.source, method: f.method, approximate: 'approximate' in f && f.approximate === true }))
  await sql`with wanted as (select * from jsonb_populate_recordset(null::insight.official_figure, ${rows}::jsonb)),
    gone as (delete from insight.official_figure f where not exists (select 1 from wanted w where (w.indicator, w.as_of, w.source) = (f.indicator, f.as_of, f.source)))
    insert into insight.official_figure select * from wanted
    on conflict (indicator, as_of, source) do update set value = excluded.value, unit = excluded.unit, method = excluded.method, approximate = excluded.approximate`.execute(owner)
}
