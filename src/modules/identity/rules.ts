/** Pure decisions about offices and accounts. */

export const officeKinds = [
  'ministry', 'lineMinistry', 'provincialCommittee', 'department', 'steeringCommittee', 'commune', 'organisation',
  'allianceNational', 'allianceProvince',
] as const
export type OfficeKind = (typeof officeKinds)[number]
export type OrganisationType = 'THT' | 'HTX' | 'LHHTX'

export type Office = {
  kind: OfficeKind
  provinceCode: string | null
  communeCode: string | null
  organisationId: string | null
  organisationType: OrganisationType | null
}
export type Maker = Office & { role: string }
export type Target = Office & { role: string }

/** The one role inside an organisation that the State gives; the others the organisation gives itself. */
export const DIRECTOR = 'director'

type Rule = (maker: Maker, target: Target) => boolean
const sameProvince: Rule = (m, t) => m.provinceCode !== null && m.provinceCode === t.provinceCode
const sameCommune: Rule = (m, t) => sameProvince(m, t) && m.communeCode !== null && m.communeCode === t.communeCode

/** Who stands directly above whom (Circular 09/2024 Art. 9.1–9.3; districts ended on 1/7/2025: read commune). */
const levelAbove: Partial<Record<OfficeKind, Partial<Record<OfficeKind, Rule>>>> = {
  // Nobody stands above the ministry that runs the system: it makes its own.
  ministry: { ministry: () => true, lineMinistry: () => true, provincialCommittee: () => true },
  provincialCommittee: {
    department: sameProvince,
    steeringCommittee: sameProvince,
    commune: sameProvince,
    // Unions are registered at the province (Decree 92/2024 Art. 6), all else at the commune.
    organisation: (m, t) => sameProvince(m, t) && t.organisationType === 'LHHTX' && t.role === DIRECTOR,
  },
  commune: { organisation: (m, t) => sameCommune(m, t) && t.organisationType !== 'LHHTX' && t.role === DIRECTOR },
  // Inside an organisation its director stands above its staff and members.
  organisation: {
    organisation: (m, t) => m.role === DIRECTOR && t.role !== DIRECTOR && m.organisationId !== null && m.organisationId === t.organisationId,
  },
  // The Alliance is no level of the State: it makes accounts for its own staff, never for its members.
  allianceNational: { allianceNational: () => true, allianceProvince: () => true },
  allianceProvince: { allianceProvince: sameProvince },
}

/** Rule 61 (C09 9): accounts are made only by the level above. The grant to make accounts is asked apart. */
export function mayCreateAccount(maker: Maker, target: Target): boolean {
  return levelAbove[maker.kind]?.[target.kind]?.(maker, target) ?? false
}

/** Who may lock may also have made: locking is never left to the one who moves (C09 9.6). */
export const mayLockAccount = mayCreateAccount

export type Reach = { kinds: OfficeKind[]; provinceCode: string | null; communeCode: string | null; organisationId: string | null }

/** Where the accounts below an office are: wider than rule 61 (all staff of an organisation), never beyond the territory. */
export function reachOf(maker: Maker): Reach {
  return {
    kinds: Object.keys(levelAbove[maker.kind] ?? {}) as OfficeKind[],
    provinceCode: maker.kind === 'ministry' || maker.kind === 'allianceNational' ? null : maker.provinceCode,
    communeCode: maker.kind === 'commune' ? maker.communeCode : null,
    organisationId: maker.organisationId,
  }
}

export type Access = 'active' | 'suspended' | 'noPosting' | 'organisationEnded'

/** Rule 55 and C09 9.6, 9.7: no posting, a suspended person or an ended organisation means no access. */
export function accessOf(state: { suspended: boolean; activePostings: number; endedOnly: boolean }): Access {
  if (state.suspended) return 'suspended'
  if (state.activePostings > 0) return 'active'
  return state.endedOnly ? 'organisationEnded' : 'noPosting'
}

/** A key never holds more than its person: what the role loses, the key loses too. */
export const grantsOfKey = (role: ReadonlySet<string>, scopes: readonly string[]): ReadonlySet<string> =>
  new Set(scopes.filter((scope) => role.has(scope)))

export const INVITATION_DAYS = 14
/** Handed over in person or by phone, so a day is enough. */
export const RESET_HOURS = 24
export const KEY_DAYS_MAX = 366

const DAY_MS = 86_400_000
export const invitationExpiry = (now: Date): Date => new Date(now.getTime() + INVITATION_DAYS * DAY_MS)

/** 12 digits since the citizen card of 2021, 9 on older identity cards. */
export const isPersonalId = (text: string): boolean => /^(\d{9}|\d{12})$/.test(text)
export const normalisePersonalId = (text: string): string => text.replace(/[\s.-]/g, '')
/** What a screen may show of a number: enough to recognise one's own. */
export const maskPersonalId = (id: string): string => `${'•'.repeat(Math.max(0, id.length - 3))}${id.slice(-3)}`
