import type { Profile } from '#modules/register/index.ts'

/** How a field of the profile is typed and shown. */
export type Kind = 'text' | 'long' | 'email' | 'tel' | 'people' | 'dong' | 'year' | 'day' | 'maybe' | 'yesNo' | 'consent'

/** What the organisation itself owns, in the order in which a director thinks of it. */
export const sections = [
  { id: 'contact', fields: { phone: 'tel', email: 'email', website: 'text' } },
  { id: 'people', fields: { officialMembers: 'people', contributingMembers: 'people', noncontributingMembers: 'people', femaleMembers: 'people', workers: 'people', memberWorkers: 'people' } },
  { id: 'figures', fields: { figuresYear: 'year', totalCapitalDong: 'dong', revenueDong: 'dong', internalRevenueDong: 'dong', profitDong: 'dong', workerIncomeDong: 'dong' } },
  { id: 'work', fields: { lastGeneralMeetingOn: 'day', products: 'long', ocopProducts: 'people', valueChain: 'maybe', digitalApplication: 'maybe' } },
  { id: 'alliance', fields: { allianceMember: 'yesNo', allianceMemberSince: 'day', allianceConsent: 'consent' } },
] as const satisfies readonly { id: string; fields: Partial<Record<keyof Profile, Kind>> }[]

type FieldsOf<S> = S extends { fields: infer F } ? keyof F : never
export type ProfileField = FieldsOf<(typeof sections)[number]>

export const kinds = Object.assign({}, ...sections.map((section) => section.fields)) as Record<ProfileField, Kind>
export const profileFields = Object.keys(kinds) as ProfileField[]

export const fieldsOf = (section: (typeof sections)[number]): { name: ProfileField; kind: Kind }[] =>
  (Object.entries(section.fields) as [ProfileField, Kind][]).map(([name, kind]) => ({ name, kind }))
