import type { Extent, PlaceFacts } from '../address/model.ts'
import { levelOf, OLD, splitName, TODAY } from '../units.ts'
import { cell, optional, readRows } from './files.server.ts'
import { readUnits } from './units.server.ts'

/** The reference files as the address index wants them. */
export function readFacts(): PlaceFacts {
  const units = readUnits()
  const designations = readRows('places/designations.csv').filter((row) => cell(row, 'verified') === 'true' && cell(row, 'code').length === 5)
  return {
    today: units.filter((unit) => unit.scheme === TODAY),
    old: units.filter((unit) => unit.scheme === OLD),
    formerTypes: designations.map((row) => ({ code: cell(row, 'code'), unitType: splitName(cell(row, 'full_name'), levelOf(cell(row, 'code'))).unitType })),
    conversions: readRows('places/conversion.csv').map((row) => ({
      oldCode: cell(row, 'old_code'), newCode: cell(row, 'new_code'), extent: cell(row, 'extent') as Extent,
      oldName: optional(row, 'old_name'), oldDistrictCode: cell(row, 'old_district'), note: optional(row, 'note'),
    })),
    provinceConversions: readRows('places/province-conversion.csv').map((row) => ({ oldCode: cell(row, 'old_code'), newCode: cell(row, 'new_code') })),
    provinceAliases: readRows('places/province-aliases.csv').map((row) => ({ oldCode: cell(row, 'old_code'), alias: cell(row, 'alias') })),
    formerDistricts: readRows('places/former-districts.csv').map((row) => ({ ...splitName(cell(row, 'name'), 'district'), districtCodes: cell(row, 'old_districts').split(' ') })),
  }
}
