import { fold } from '../../src/platform/vietnamese/fold.ts'
import { sameSpelling } from '../../src/platform/vietnamese/tone.ts'
import { field, type Row } from './csv.ts'

export type Conversion = {
  oldCode: string; oldName: string; districtCode: string; districtName: string
  newCode: string; extent: string; note: string
}

/**
 * A few rows of the published table carry the code of a neighbour (Mỹ Hưng under the code of Hồng Quang). When the
 * name in the row is that of another commune of the same district, and the code's own commune has its rows, the name wins.
 */
export function repairOldCodes(conversions: Conversion[], oldRows: readonly Row[]): Conversion[] {
  const listed = new Map(oldRows.map((row) => [field(row, 'commune_code'), field(row, 'commune')]))
  const inDistrict = Map.groupBy(oldRows, (row) => field(row, 'district_code'))
  const ownRows = new Set(conversions.filter((row) => sameName(row.oldName, listed.get(row.oldCode) ?? '')).map((row) => row.oldCode))
  return conversions.map((row) => {
    const name = listed.get(row.oldCode)
    if (name === undefined || sameName(row.oldName, name) || !ownRows.has(row.oldCode)) return row
    const meant = inDistrict.get(row.districtCode)?.filter((other) => sameSpelling(field(other, 'commune'), row.oldName)) ?? []
    const [only] = meant
    if (only === undefined || meant.length > 1) return row
    process.stdout.write(`code of ${row.oldName} repaired: ${row.oldCode} -> ${field(only, 'commune_code')}\n`)
    return { ...row, oldCode: field(only, 'commune_code') }
  })
}

function sameName(a: string, b: string): boolean {
  return fold(a) === fold(b)
}
