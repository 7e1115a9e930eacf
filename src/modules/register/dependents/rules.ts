import { checkTaxCode, isLocationCode } from '../codes/rules.ts'
import type { UnitKind } from '../schema.ts'

/** Branch and office carry the organisation's code and three digits; a location five digits that are no tax code (D92 14.4-14.5). */
export function fitsUnit(kind: UnitKind, unitCode: string, organisationCode: string | null): boolean {
  if (kind === 'location') return isLocationCode(unitCode)
  const check = checkTaxCode(unitCode)
  if (check.kind !== 'dependent' || check.reason === 'serial') return false
  return organisationCode === null || check.normalized?.startsWith(organisationCode) === true
}
