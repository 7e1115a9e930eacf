import type postgres from 'postgres'
import type { Commune, Facts } from './population/facts.ts'

type Unit = { code: string; scheme: string; level: string; parent: string | null; province: string; name: string }

/** Communes of today with the addresses people wrote before, and the names of VSIC 2025. */
export async function readFacts(sql: postgres.ReservedSql): Promise<Facts> {
  const units = await sql<Unit[]>`select code, scheme, level, parent_code as parent, province_code as province, full_name as name from places.unit order by code`
  const conversions = await sql<{ from: string; to: string }[]>`select distinct old_code as "from", new_code as "to" from places.conversion order by 1, 2`
  const lines = await sql<{ code: string; name: string }[]>`select code, name from places.vsic_line where version = '2025' and level = 4`
  return { communes: communesOf(units, conversions), lineNames: new Map(lines.map(({ code, name }) => [code, name])) }
}

/** Joined here: right after loading, the planner knows nothing of these tables yet. */
function communesOf(units: readonly Unit[], conversions: readonly { from: string; to: string }[]): Commune[] {
  const nameOf = new Map(units.map((unit) => [`${unit.scheme}:${unit.code}`, unit.name]))
  const formerly = new Map<string, string[]>()
  const old = new Map(units.filter((unit) => unit.scheme === 'old' && unit.level === 'commune').map((unit) => [unit.code, unit]))
  for (const { from, to } of conversions) {
    const unit = old.get(from)
    if (unit) formerly.set(to, [...(formerly.get(to) ?? []), [unit.name, nameOf.get(`old:${unit.parent}`), nameOf.get(`old:${unit.province}`)].join(', ')])
  }
  return units.filter((unit) => unit.scheme !== 'old' && unit.level === 'commune').map((unit) => ({
    code: unit.code, provinceCode: unit.province, fullName: unit.name,
    provinceName: nameOf.get(`${unit.scheme}:${unit.province}`) ?? '', formerly: formerly.get(unit.code) ?? [],
  }))
}
