import { fold } from '#platform/vietnamese/fold.ts'
import { levelOf, OLD, OLD_VALID_TO, splitName, TODAY, type Level, type Scheme, type UnitType } from '../units.ts'
import { cell, optional, readRows, type Row } from './files.server.ts'

export type Unit = {
  scheme: Scheme; code: string; level: Level; unitType: UnitType; name: string; fullName: string; folded: string
  parentCode: string | null; provinceCode: string; lowest: boolean; validFrom: string | null; validTo: string | null
}

/** Parents come before their children: the files are sorted by level. */
export function readUnits(): Unit[] {
  const old = unitsOf(OLD, readRows('places/old.csv'))
  const parents = new Set(old.map((unit) => unit.parentCode))
  for (const unit of old) unit.lowest = unit.level === 'commune' || (unit.level === 'district' && !parents.has(unit.code))
  return [...unitsOf(TODAY, readRows('places/today.csv')), ...old]
}

function unitsOf(scheme: Scheme, rows: Row[]): Unit[] {
  const provinceOf = new Map<string, string>()
  return rows.map((row) => {
    const code = cell(row, 'code')
    const parentCode = optional(row, 'parent')
    const provinceCode = parentCode === null ? code : (provinceOf.get(parentCode) ?? parentCode)
    provinceOf.set(code, provinceCode)
    return unitOf(scheme, code, parentCode, provinceCode, cell(row, 'full_name'))
  })
}

function unitOf(scheme: Scheme, code: string, parentCode: string | null, provinceCode: string, fullName: string): Unit {
  const level = levelOf(code)
  const { unitType, name } = splitName(fullName, level)
  const dates = scheme === TODAY ? { validFrom: TODAY, validTo: null } : { validFrom: null, validTo: OLD_VALID_TO }
  return { scheme, code, level, unitType, name, fullName, folded: fold(fullName), parentCode, provinceCode, lowest: level === 'commune', ...dates }
}
