/** Pure rules of the archive: how papers are numbered, who reads them, what may follow what. */

/**
 * What an organisation issues, with the letters after its number (as Decree 30/2020/NĐ-CP, appendix III, shortens the
 * names of papers). `members`: Article 14.1 of the Law has it open to every member.
 */
const kinds = {
  charter: { letters: 'ĐL', members: true },
  internal_rules: { letters: 'QC', members: true },
  meeting_notice: { letters: 'TM-ĐHTV', members: true },
  meeting_papers: { letters: 'TL-ĐHTV', members: true },
  entitled_list: { letters: 'DS-ĐHTV', members: false },
  delegate_list: { letters: 'DSĐB', members: true },
  election_slate: { letters: 'DSUC', members: true },
  attendance_list: { letters: 'DSTD', members: false },
  proxy: { letters: 'GUQ', members: false },
  ballot: { letters: 'PBQ', members: false },
  counting_minutes: { letters: 'BBKP', members: false },
  meeting_minutes: { letters: 'BB-ĐHTV', members: false },
  resolution: { letters: 'NQ-ĐHTV', members: true },
  board_minutes: { letters: 'BB-HĐQT', members: false },
  board_resolution: { letters: 'NQ-HĐQT', members: true },
  director_decision: { letters: 'QĐ-GĐ', members: true },
  supervisory_report: { letters: 'BC-BKS', members: false },
  membership_application: { letters: 'ĐĐN', members: false },
  member_register: { letters: 'STV', members: false },
  member_list: { letters: 'DS-TV', members: true },
  contribution_certificate: { letters: 'GCN-VG', members: false },
  capital_ledger: { letters: 'STDVG', members: false },
  financial_statement: { letters: 'BCTC', members: true },
  fund_report: { letters: 'BC-QCKC', members: true },
  posting_record: { letters: 'BBNY', members: true },
  contract: { letters: 'HĐ', members: false },
  confirmation: { letters: 'GXN', members: false },
  report: { letters: 'BC', members: false },
  letter: { letters: 'CV', members: false },
  other: { letters: 'VB', members: false },
} as const
export type DocumentKind = keyof typeof kinds
export const documentKinds = Object.keys(kinds) as [DocumentKind, ...DocumentKind[]]

/** L14.1: charter and rules, resolutions and decisions, the list of members, statements, the undivided fund. */
export const isOpenToMembers = (kind: DocumentKind): boolean => kinds[kind].members

/** "03/2026/NQ-ĐHTV": below ten with a zero before, so that no digit can be put there. */
export const numberOf = (kind: DocumentKind, year: number, ordinal: number): string => `${String(ordinal).padStart(2, '0')}/${year}/${kinds[kind].letters}`

export const standings = ['inForce', 'superseded', 'withdrawn'] as const
export type Standing = (typeof standings)[number]

/** A paper that was replaced and then withdrawn is withdrawn: the stronger word stands. */
export const standingOf = ({ supersededById, withdrawnOn }: { supersededById: string | null; withdrawnOn: string | null }): Standing =>
  withdrawnOn !== null ? 'withdrawn' : supersededById !== null ? 'superseded' : 'inForce'

export type ReplacementRefusal = 'otherKind' | 'alreadySuperseded' | 'alreadyWithdrawn'

/** L12: what was issued stays; what corrects it is a new paper of the same kind, and one only. */
export function refuseReplacement(old: { kind: DocumentKind; standing: Standing }, kind: DocumentKind): ReplacementRefusal | null {
  if (old.standing === 'withdrawn') return 'alreadyWithdrawn'
  if (old.standing === 'superseded') return 'alreadySuperseded'
  return old.kind === kind ? null : 'otherKind'
}

/** L12: the ways in which an archived paper may change; deleting and rewriting are not among them. */
export const archiveChanges = ['issue', 'sign', 'supersede', 'withdraw'] as const

/** Crockford's alphabet: no letter that is taken for a digit or another letter. */
export const codeAlphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
export const CODE_LENGTH = 12

export const codeFrom = (bytes: Uint8Array): string => Array.from(bytes.slice(0, CODE_LENGTH), (byte) => codeAlphabet[byte & 31]).join('')

/** As a person types it from paper: any case, with or without dashes, O for 0 and I or L for 1. */
export const normaliseCode = (typed: string): string => typed.toUpperCase().replace(/[^0-9A-Z]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1')

export const isConfirmationCode = (code: string): boolean => code.length === CODE_LENGTH && [...code].every((letter) => codeAlphabet.includes(letter))

/** What was typed as a code, or null when it cannot be one. */
export const readCode = (typed: string): string | null => (isConfirmationCode(normaliseCode(typed)) ? normaliseCode(typed) : null)

/** In groups of four, to be read aloud. */
export const shownCode = (code: string): string => (code.match(/.{1,4}/g) ?? []).join('-')
