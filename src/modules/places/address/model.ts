import type { UnitType } from '../units.ts'

export type Extent = 'same' | 'whole' | 'renamed' | 'part' | 'part_area' | 'part_area_all_people' | 'part_people'

export type Province = { code: string; fullName: string }
/** A province's name: of the 63, of which 34 are names of today too. */
export type ProvinceName = { oldCode: string; fullName: string; accents: Set<string>; today: Province; current: boolean; isCity: boolean }

export type TodayCommune = { code: string; fullName: string; types: readonly UnitType[]; accent: string; name: string; province: Province; oldProvinces: Set<string> }
export type Target = { commune: TodayCommune; extent: Extent; note: string | null }
export type OldCommune = { code: string; fullName: string; type: UnitType; accents: Set<string>; names: Set<string>; district: District; targets: Target[] }
export type District = { code: string; fullName: string; type: UnitType; province: ProvinceName; communes: OldCommune[]; successors: Set<TodayCommune>; island: Target | null }
/** A name under which a district is written: its own, or that of a district merged into it before 2025. */
export type DistrictName = { type: UnitType; accent: string; districts: readonly District[] }

export type Entry = { provinces: ProvinceName[]; districts: DistrictName[]; olds: OldCommune[]; todays: TodayCommune[] }
export type AddressIndex = {
  entries: Map<string, Entry>
  /** Keys that become the given text when one letter is taken out: finds names one letter away without comparing all. */
  neighbours: Map<string, string[]>
}

/** What the index is built from; the shape of data/places. */
export type PlaceFacts = {
  today: readonly { code: string; parentCode: string | null; name: string; fullName: string; unitType: UnitType; level: string }[]
  old: readonly { code: string; parentCode: string | null; name: string; fullName: string; unitType: UnitType; level: string; lowest: boolean }[]
  /** Today's communes that had another type since 1/7/2025. */
  formerTypes: readonly { code: string; unitType: UnitType }[]
  conversions: readonly { oldCode: string; newCode: string; extent: Extent; oldName: string | null; oldDistrictCode: string; note: string | null }[]
  provinceConversions: readonly { oldCode: string; newCode: string }[]
  provinceAliases: readonly { oldCode: string; alias: string }[]
  formerDistricts: readonly { name: string; unitType: UnitType; districtCodes: readonly string[] }[]
}

/** Written style, when the reader of a list knows it: all addresses from before 1/7/2025, or all from after. */
export type Style = 'old' | 'today'

export type CandidateExtent = Extent | 'current' | 'district'
export type Candidate = { code: string; name: string; province: { code: string; name: string }; extent: CandidateExtent; why: string }
export type Resolution = { status: 'exact' | 'candidates' | 'unknown'; candidates: Candidate[] }
