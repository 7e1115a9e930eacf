import type { LegalRule } from '../legal-rule.ts'
import type { OrganisationType, SourceSystem, Status, UnitKind } from '../schema.ts'

export const statusRule: LegalRule = { rule: 'B54', article: 'D92.27-28', title: 'Seven legal statuses of HTX and LHHTX, six of THT and units; who may set them' }
export const endedRule: LegalRule = { rule: 'B55', article: 'D92.33', title: 'Nothing new is filed for an ended organisation' }

export type Kind = OrganisationType | UnitKind

/** D92 27, in the law's order. */
const seven = ['suspended', 'tax_enforced', 'dissolving', 'bankrupt', 'ended', 'not_at_address', 'active'] as const satisfies readonly Status[]
/** D92 28. */
const six = ['suspended', 'tax_enforced', 'ending', 'ended', 'not_at_address', 'active'] as const satisfies readonly Status[]

export const statusesOf = (kind: Kind): readonly Status[] => (kind === 'HTX' || kind === 'LHHTX' ? seven : six)

export type StatusRefusal = 'notOfKind' | 'ended' | 'taxOnly' | 'taxNotOver' | 'taxLifts' | null

/** Not at the registered address: set and lifted by the tax authority only, and not over the other statuses (D92 27.6). */
export function refuseStatus(kind: Kind, from: Status, to: Status, source: SourceSystem): StatusRefusal {
  if (!statusesOf(kind).includes(to)) return 'notOfKind'
  if (from === to) return null
  if (from === 'ended') return 'ended'
  const byTax = source === 'tax' || source === 'national_registration'
  if (to === 'not_at_address') {
    if (!byTax) return 'taxOnly'
    return from === 'active' ? null : 'taxNotOver'
  }
  // Ending what stands beside it is no lifting.
  if (from === 'not_at_address' && to === 'active' && !byTax) return 'taxLifts'
  return null
}

export type Unit = { id: string; status: Status }

/** Children suspended with their parent (L 96.1, D92 47.5); those that have ended or are ending stay as they are. */
export const unitsToSuspend = (parentTo: Status, units: readonly Unit[]): string[] =>
  parentTo === 'suspended' ? units.filter((unit) => unit.status === 'active').map((unit) => unit.id) : []

/** A parent that ends leaves no living child. */
export const unitsToEnd = (parentTo: Status, units: readonly Unit[]): string[] =>
  parentTo === 'ended' ? units.filter((unit) => unit.status !== 'ended').map((unit) => unit.id) : []

/** D92 33: registration is refused while one of these stands. */
export const blocksFiling = (status: Status): boolean => ['tax_enforced', 'dissolving', 'ending', 'ended', 'not_at_address'].includes(status)
