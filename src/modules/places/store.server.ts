import { sql, type Kysely } from 'kysely'
import type { DB } from '#platform/db-types.ts'
import type { Polygons } from './boundaries/geometry.ts'
import type { Level, Scheme, UnitType } from './units.ts'

export type UnitRow = {
  scheme: Scheme; code: string; name: string; level: Level; type: UnitType; parent: string | null; province: string
  validFrom: string | null; validTo: string | null
}

/** A verified designation of that day goes before the unit's latest name. */
const unitColumns = sql`
  u.scheme, u.code, coalesce(d.full_name, u.full_name) as name, u.level, coalesce(d.unit_type, u.unit_type) as type,
  u.parent_code as parent, u.province_code as province, u.valid_from as "validFrom", u.valid_to as "validTo"`

const designationOn = (asOf: string) => sql`
  left join places.designation d on d.scheme = u.scheme and d.code = u.code and d.verified
    and d.valid_from <= ${asOf}::date and (d.valid_to is null or d.valid_to >= ${asOf}::date)`

export async function listUnits(db: Kysely<DB>, scheme: Scheme, parent: string | null, asOf: string): Promise<UnitRow[]> {
  const below = parent === null ? sql`u.parent_code is null` : sql`u.parent_code = ${parent}`
  const { rows } = await sql<UnitRow>`select ${unitColumns} from places.unit u ${designationOn(asOf)} where u.scheme = ${scheme} and ${below} order by u.code`.execute(db)
  return rows
}

export async function unitExists(db: Kysely<DB>, scheme: Scheme, code: string): Promise<boolean> {
  const { rows } = await sql`select 1 from places.unit where scheme = ${scheme} and code = ${code}`.execute(db)
  return rows.length > 0
}

export type NamedPoint = { code: string; name: string; provinceCode: string; provinceName: string; polygons: Polygons }

/** Communes whose bounding box holds the point; the box index leaves one to four of 3,321. */
export async function findBoxesAround(db: Kysely<DB>, lon: number, lat: number): Promise<NamedPoint[]> {
  const { rows } = await sql<NamedPoint>`
    select b.code, c.full_name as name, p.code as "provinceCode", p.full_name as "provinceName", b.polygons
    from places.boundary b
    join places.unit c on c.scheme = '2025-07-01' and c.code = b.code
    join places.unit p on p.scheme = c.scheme and p.code = c.province_code
    where b.bounds @> box(point(${lon}::float8, ${lat}::float8), point(${lon}::float8, ${lat}::float8))
    order by area(b.bounds), b.code`.execute(db)
  return rows
}

export async function hasBoundaries(db: Kysely<DB>): Promise<boolean> {
  const { rows } = await sql`select 1 from places.boundary limit 1`.execute(db)
  return rows.length > 0
}
