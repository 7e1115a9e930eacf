import { sql, type Kysely } from 'kysely'
import type { DB } from '#platform/db-types.ts'
import { fold } from '#platform/vietnamese/fold.ts'
import { levelOf, splitName } from '../units.ts'
import { cell, hashFiles, optional, readRows } from './files.server.ts'
import { upsert } from './upsert.server.ts'
import { readUnits } from './units.server.ts'

const FILES = [
  'places/today.csv', 'places/old.csv', 'places/designations.csv', 'places/conversion.csv', 'places/province-conversion.csv',
  'places/code-aliases.csv', 'vsic/vsic-2025.csv', 'vsic/vsic-2018-to-2025.csv',
]
const SETTING = 'places.reference'
/** Raise when the loader itself changes what it writes. */
const LOADER_VERSION = 1

/**
 * Brings the reference tables to what the files say; leaves at once when the files are those of the last time.
 * Each statement stands alone and can be repeated, and the hash is written last: a crash in between costs one more run.
 */
export async function loadReference(owner: Kysely<DB>): Promise<void> {
  const hash = `${LOADER_VERSION}:${hashFiles(FILES)}`
  const loaded = await sql<{ value: unknown }>`select value from platform.setting where name = ${SETTING}`.execute(owner)
  if (loaded.rows[0]?.value === hash) return
  await loadUnits(owner)
  await loadConversions(owner)
  await loadIndustries(owner)
  await sql`
    insert into platform.setting (name, value) values (${SETTING}, to_jsonb(${hash}::text))
    on conflict (name) do update set value = excluded.value, set_at = now()`.execute(owner)
}

async function loadUnits(owner: Kysely<DB>): Promise<void> {
  await upsert(owner, 'places.unit', ['scheme', 'code'], readUnits().map((unit) => ({
    scheme: unit.scheme, code: unit.code, level: unit.level, unit_type: unit.unitType, name: unit.name, full_name: unit.fullName,
    folded: unit.folded, parent_code: unit.parentCode, province_code: unit.provinceCode, lowest: unit.lowest,
    valid_from: unit.validFrom, valid_to: unit.validTo,
  })))
  await upsert(owner, 'places.designation', ['scheme', 'code', 'valid_from'], readRows('places/designations.csv').map((row) => ({
    scheme: cell(row, 'scheme'), code: cell(row, 'code'), full_name: cell(row, 'full_name'),
    unit_type: splitName(cell(row, 'full_name'), levelOf(cell(row, 'code'))).unitType,
    valid_from: cell(row, 'valid_from'), valid_to: optional(row, 'valid_to'), verified: cell(row, 'verified') === 'true', source: cell(row, 'source'),
  })))
  await upsert(owner, 'places.code_alias', ['alias'], readRows('places/code-aliases.csv').map((row) => ({
    alias: cell(row, 'alias'), code: cell(row, 'code'), used_by: cell(row, 'used_by'),
  })))
}

async function loadConversions(owner: Kysely<DB>): Promise<void> {
  await upsert(owner, 'places.conversion', ['row_no'], readRows('places/conversion.csv').map((row, index) => ({
    row_no: index + 1, old_code: cell(row, 'old_code'), new_code: cell(row, 'new_code'), extent: cell(row, 'extent'),
    old_name: optional(row, 'old_name'), old_district_code: cell(row, 'old_district'), note: optional(row, 'note'),
  })))
  await upsert(owner, 'places.province_conversion', ['old_code'], readRows('places/province-conversion.csv').map((row) => ({
    old_code: cell(row, 'old_code'), new_code: cell(row, 'new_code'),
  })))
}

async function loadIndustries(owner: Kysely<DB>): Promise<void> {
  await upsert(owner, 'places.vsic_line', ['version', 'code'], readRows('vsic/vsic-2025.csv').map((row) => ({
    version: '2025', code: cell(row, 'code'), level: Number(cell(row, 'level')), section: cell(row, 'section'),
    parent_code: optional(row, 'parent'), name: cell(row, 'name'), folded: fold(cell(row, 'name')),
  })))
  await upsert(owner, 'places.vsic_conversion', ['code_2018', 'code_2025'], readRows('vsic/vsic-2018-to-2025.csv').map((row) => ({
    code_2018: cell(row, 'code_2018'), code_2025: cell(row, 'code_2025'), relationship: cell(row, 'relationship'),
    flagged: cell(row, 'flagged') === '1', name_2018: optional(row, 'name_2018'),
  })))
}
