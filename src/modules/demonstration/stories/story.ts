import type { BusinessLine, Field, OrganisationType, Status } from '#modules/register/index.ts'

/** One organisation with a past. Columns are named as in the register, so that a story reads like its rows. */
export type StoryRow = {
  id: string; code: string; type: OrganisationType; name: string; address: string; address_legacy: string | null
  province_code: string; commune_code: string; lines: BusinessLine[]; field: Field; sector: string; size_class: string
  representative: string; status: Status; status_from: string | null; status_until: string | null
  founded_on: string; registered_on: string; ended_on: string | null; certificate_no: string; certificate_on: string; certificate_by: string
  charter_capital_dong: number | null; successor_of: string | null; succeeded_by: string | null; mirrored: boolean; legal_basis: string; last_confirmed_on: string | null
}
/** What became different on a day, and the paper behind it. */
export type Change = { on: string; ground: string; set: Partial<Omit<StoryRow, 'id' | 'type'>> }
export type StoryProfile = Readonly<Record<string, string | number | boolean | null>>
export type StoryUnit = { id: string; kind: 'branch' | 'rep_office' | 'location'; code: string | null; location_code: string | null; name: string; address: string; status: string; opened_on: string }
export type StoryPersonRow = { id: string; full_name: string; post: string; birth_on: string; personalId: string; phone: string; address: string; since_on: string; until_on: string | null }

export type Story = {
  /** As it was first registered. */
  first: StoryRow
  changes: readonly Change[]
  profile: StoryProfile | null
  representatives: readonly StoryPersonRow[]
  units: readonly StoryUnit[]
}

/** What stands in the register today. */
export const today = (story: Story): StoryRow => story.changes.reduce<StoryRow>((row, change) => ({ ...row, ...change.set }), story.first)

/** Named by the classification when it is written. */
const line = (main: boolean) => (code: string): BusinessLine => ({ version: '2025', code, name: '', detail: null, main })
export const mainLine = line(true)
export const sideLine = line(false)

export const storyId = (group: 'b' | 'c' | 'd', serial: number): string => `0199a000-0000-7000-${group}000-${String(serial).padStart(12, '0')}`
