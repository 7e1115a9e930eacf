import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { sql, type Kysely } from 'kysely'
import type { DB } from '#platform/db-types.ts'
import { AppError } from '#platform/problem.ts'
import { findCommune, listCommunes, listProvinces } from '../directory.server.ts'
import { boxOf } from './geometry.ts'
import { parseBoundaries, type Boundary } from './parse.ts'

export type BoundaryReport = {
  imported: number
  /** Codes in the file that are no commune of today, or whose shape cannot be used. */
  unknownCodes: string[]
  unusable: string[]
  /** Communes of today without a boundary in the file. */
  missing: { code: string; name: string }[]
  closedRings: number
  sha256: string
}

// PostgreSQL takes one parameter of at most 1 GB; a file of this size, unpacked, stays far below and in memory.
const FILE_MAX_BYTES = 200 * 1024 * 1024
const unpack = promisify(gunzip)

/** Replaces the boundaries of all communes by those of the file, in one statement. Run by the owner: `chung import boundaries FILE`. */
export async function importBoundaries(owner: Kysely<DB>, path: string, now = new Date()): Promise<BoundaryReport> {
  const bytes = await readLimited(path)
  const { boundaries, unusable, closedRings } = parseBoundaries(parseJson(bytes))
  const known = new Map<string, Boundary & { provinceCode: string }>()
  const unknownCodes: string[] = []
  for (const boundary of boundaries) {
    const commune = findCommune(boundary.code)
    if (commune === undefined) unknownCodes.push(boundary.code)
    else known.set(commune.code, { code: commune.code, provinceCode: commune.provinceCode, polygons: boundary.polygons })
  }
  if (known.size === 0) throw new AppError('invalid', 'places.noKnownCodes')
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  await replace(owner, [...known.values()], now)
  await note(owner, { file: basename(path), sha256, communes: known.size })
  const missing = listProvinces().flatMap((province) => listCommunes(province.code)).filter((commune) => !known.has(commune.code)).map(({ code, name }) => ({ code, name }))
  return { imported: known.size, unknownCodes, unusable, missing, closedRings, sha256 }
}

async function readLimited(path: string): Promise<Buffer> {
  const tooLarge = new AppError('too_large', 'places.boundariesTooLarge', { limitMb: FILE_MAX_BYTES / 1024 / 1024 })
  if ((await stat(path)).size > FILE_MAX_BYTES) throw tooLarge
  const bytes = await readFile(path)
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b
  if (!isGzip) return bytes
  try {
    return await unpack(bytes, { maxOutputLength: FILE_MAX_BYTES })
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? tooLarge : new AppError('unsupported', 'places.notBoundaries')
  }
}

function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8')) as unknown
  } catch (error) {
    if (error instanceof SyntaxError) throw new AppError('unsupported', 'places.notBoundaries')
    throw error
  }
}

async function replace(owner: Kysely<DB>, boundaries: readonly (Boundary & { provinceCode: string })[], now: Date): Promise<void> {
  const rows = boundaries.map(({ code, provinceCode, polygons }) => {
    const { minLon, minLat, maxLon, maxLat } = boxOf(polygons)
    return { code, province_code: provinceCode, bounds: `(${maxLon},${maxLat}),(${minLon},${minLat})`, polygons }
  })
  await sql`
    with given as (select code, province_code, bounds::box, polygons from jsonb_to_recordset(${rows}::jsonb) as r (code text, province_code text, bounds text, polygons jsonb)),
      gone as (delete from places.boundary where code not in (select code from given))
    insert into places.boundary (code, province_code, bounds, polygons, imported_at)
    select code, province_code, bounds, polygons, ${now} from given
    on conflict (code) do update set province_code = excluded.province_code, bounds = excluded.bounds, polygons = excluded.polygons, imported_at = excluded.imported_at`.execute(owner)
}

async function note(owner: Kysely<DB>, value: Record<string, unknown>): Promise<void> {
  await sql`
    insert into platform.setting (name, value) values ('places.boundaries', ${value}::jsonb)
    on conflict (name) do update set value = excluded.value, set_at = now()`.execute(owner)
}
