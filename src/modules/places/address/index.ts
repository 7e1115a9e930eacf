import { splitName } from '../units.ts'
import { accentKey, nameKeys } from './keys.ts'
import type { AddressIndex, District, Entry, OldCommune, PlaceFacts, Province, ProvinceName, Target, TodayCommune } from './model.ts'
import { neighboursOf } from './typos.ts'

/** Built once from the reference data (about 14,000 units); resolving reads nothing else. */
export function buildAddressIndex(facts: PlaceFacts): AddressIndex {
  const entries = new Map<string, Entry>()
  const provinces = addProvinces(entries, facts)
  const todays = addTodays(entries, facts, provinces)
  const districts = addDistricts(entries, facts, provinces)
  const olds = addOlds(entries, facts, districts)
  convert(entries, facts, { todays, districts, olds })
  return { entries, neighbours: neighboursOf(entries.keys()) }
}

function entryOf(entries: Map<string, Entry>, key: string): Entry {
  const found = entries.get(key)
  if (found !== undefined) return found
  const entry: Entry = { provinces: [], districts: [], olds: [], todays: [] }
  entries.set(key, entry)
  return entry
}

function addProvinces(entries: Map<string, Entry>, facts: PlaceFacts): Map<string, ProvinceName> {
  const today = new Map(facts.today.filter((unit) => unit.level === 'province').map((unit) => [unit.code, unit]))
  const merged = new Map(facts.provinceConversions.map((row) => [row.oldCode, row.newCode]))
  // One object for each of the 34: readings compare provinces by identity.
  const todays = new Map<string, Province>([...today.values()].map((unit) => [unit.code, { code: unit.code, fullName: unit.fullName }]))
  const names = new Map<string, ProvinceName>()
  for (const old of facts.old.filter((unit) => unit.level === 'province')) {
    const unit = required(today.get(merged.get(old.code) ?? ''), old.fullName)
    const current = accentKey(unit.name) === accentKey(old.name)
    const isCity = old.unitType === 'city' || (current && unit.unitType === 'city')
    const name = { oldCode: old.code, fullName: old.fullName, accents: new Set([accentKey(old.name)]), today: required(todays.get(unit.code), unit.fullName), current, isCity }
    names.set(old.code, name)
    for (const key of nameKeys(old.name)) entryOf(entries, key).provinces.push(name)
  }
  for (const { oldCode, alias } of facts.provinceAliases) {
    for (const key of nameKeys(alias)) {
      const entry = entryOf(entries, key)
      const name = required(names.get(oldCode), alias)
      name.accents.add(accentKey(alias))
      if (!entry.provinces.includes(name)) entry.provinces.push(name)
    }
  }
  return names
}

function addTodays(entries: Map<string, Entry>, facts: PlaceFacts, provinces: Map<string, ProvinceName>): Map<string, TodayCommune> {
  const provinceOf = new Map<string, Province>([...provinces.values()].map((name) => [name.today.code, name.today]))
  const formerTypes = new Map(facts.formerTypes.map((row) => [row.code, row.unitType]))
  const communes = new Map<string, TodayCommune>()
  for (const unit of facts.today.filter((one) => one.level === 'commune')) {
    const former = formerTypes.get(unit.code)
    const types = former === undefined ? [unit.unitType] : [unit.unitType, former]
    const commune = { code: unit.code, fullName: unit.fullName, types, accent: accentKey(unit.name), name: unit.name, province: required(provinceOf.get(unit.parentCode ?? ''), unit.fullName), oldProvinces: new Set<string>() }
    communes.set(unit.code, commune)
    for (const key of nameKeys(unit.name)) entryOf(entries, key).todays.push(commune)
  }
  return communes
}

function addDistricts(entries: Map<string, Entry>, facts: PlaceFacts, provinces: Map<string, ProvinceName>): Map<string, District> {
  const districts = new Map<string, District>()
  for (const unit of facts.old.filter((one) => one.level === 'district')) {
    const province = required(provinces.get(unit.parentCode ?? ''), unit.fullName)
    const district: District = { code: unit.code, fullName: unit.fullName, type: unit.unitType, province, communes: [], successors: new Set(), island: null }
    districts.set(unit.code, district)
    for (const key of nameKeys(unit.name)) entryOf(entries, key).districts.push({ type: unit.unitType, accent: accentKey(unit.name), districts: [district] })
  }
  for (const { name, unitType, districtCodes } of facts.formerDistricts) {
    const holders = districtCodes.map((code) => required(districts.get(code), name))
    for (const key of nameKeys(name)) entryOf(entries, key).districts.push({ type: unitType, accent: accentKey(name), districts: holders })
  }
  return districts
}

function addOlds(entries: Map<string, Entry>, facts: PlaceFacts, districts: Map<string, District>): Map<string, OldCommune> {
  const olds = new Map<string, OldCommune>()
  for (const unit of facts.old.filter((one) => one.level === 'commune')) {
    const old = addOld(olds, required(districts.get(unit.parentCode ?? ''), unit.fullName), unit.code, unit.fullName)
    nameOld(entries, old, unit.name)
  }
  return olds
}

function addOld(olds: Map<string, OldCommune>, district: District, code: string, fullName: string): OldCommune {
  const old: OldCommune = { code, fullName, type: splitName(fullName, 'commune').unitType, accents: new Set(), names: new Set(), district, targets: [] }
  olds.set(code, old)
  district.communes.push(old)
  return old
}

function nameOld(entries: Map<string, Entry>, old: OldCommune, name: string): void {
  old.accents.add(accentKey(name))
  old.names.add(name)
  for (const key of nameKeys(name)) {
    const { olds } = entryOf(entries, key)
    if (!olds.includes(old)) olds.push(old)
  }
}

type Units = { todays: Map<string, TodayCommune>; districts: Map<string, District>; olds: Map<string, OldCommune> }

function convert(entries: Map<string, Entry>, facts: PlaceFacts, { todays, districts, olds }: Units): void {
  const islands = new Set(facts.old.filter((unit) => unit.level === 'district' && unit.lowest).map((unit) => unit.code))
  for (const row of facts.conversions) {
    const commune = required(todays.get(row.newCode), row.newCode)
    const district = required(districts.get(row.oldDistrictCode), row.oldDistrictCode)
    const target: Target = { commune, extent: row.extent, note: row.note }
    commune.oldProvinces.add(district.province.oldCode)
    district.successors.add(commune)
    if (islands.has(row.oldCode)) district.island = target
    else if (row.oldCode.length === 5) {
      // Wards formed in the first half of 2025 have rows but are in no list.
      const old = olds.get(row.oldCode) ?? addOld(olds, district, row.oldCode, required(row.oldName, row.oldCode))
      old.targets.push(target)
      if (row.oldName !== null) nameOld(entries, old, row.oldName.replace(/^(Xã|Phường|Thị trấn) (?=.)/, ''))
    }
  }
}

function required<T>(value: T | null | undefined, what: string): T {
  if (value === undefined || value === null) throw new Error(`reference data: nothing found for ${what}`)
  return value
}
