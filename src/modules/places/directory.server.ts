// Units of today by code, in memory: forms, imports and lists ask for names thousands of times, and they change by decree.
import type { AddressIndex, Resolution, Style } from './address/model.ts'
import { readFacts } from './reference/facts.server.ts'
import { cell, readRows } from './reference/files.server.ts'
import { readUnits, type Unit } from './reference/units.server.ts'
import { buildAddressIndex, resolveAddress } from './rules.ts'
import { OLD, TODAY } from './units.ts'

export type Province = { code: string; name: string; unitType: Unit['unitType'] }
export type Commune = { code: string; name: string; unitType: Unit['unitType']; provinceCode: string }
export type OldProvince = Province & { todayCode: string }

type Directory = {
  provinces: ReadonlyMap<string, Province>
  communes: ReadonlyMap<string, Commune>
  communesByProvince: ReadonlyMap<string, readonly Commune[]>
  oldProvinces: readonly OldProvince[]
  aliases: ReadonlyMap<string, string>
  formerly: ReadonlyMap<string, readonly string[]>
}

let directory: Directory | null = null
let index: AddressIndex | null = null

function current(): Directory {
  directory ??= build()
  return directory
}

function build(): Directory {
  const units = readUnits()
  const today = units.filter((unit) => unit.scheme === TODAY)
  const communes = today.filter((unit) => unit.level === 'commune').map((unit) => ({ code: unit.code, name: unit.fullName, unitType: unit.unitType, provinceCode: unit.provinceCode }))
  const merged = new Map(readRows('places/province-conversion.csv').map((row) => [cell(row, 'old_code'), cell(row, 'new_code')]))
  return {
    provinces: byCode(today.filter((unit) => unit.level === 'province').map(provinceOf)),
    communes: byCode(communes),
    communesByProvince: Map.groupBy(communes, (commune) => commune.provinceCode),
    oldProvinces: units.filter((unit) => unit.scheme === OLD && unit.level === 'province').map((unit) => ({ ...provinceOf(unit), todayCode: merged.get(unit.code) ?? '' })),
    aliases: new Map(readRows('places/code-aliases.csv').map((row) => [cell(row, 'alias'), cell(row, 'code')])),
    formerly: formerAddresses(units.filter((unit) => unit.scheme === OLD)),
  }
}

function formerAddresses(old: readonly Unit[]): Map<string, readonly string[]> {
  const names = new Map(old.map((unit) => [unit.code, unit.fullName]))
  const written = new Map(old.map((unit) => [unit.code, [unit.fullName, names.get(unit.parentCode ?? ''), names.get(unit.provinceCode)].join(', ')]))
  const conversions = readRows('places/conversion.csv').map((row) => ({ to: cell(row, 'new_code'), text: written.get(cell(row, 'old_code')) ?? '' }))
  return new Map([...Map.groupBy(conversions, ({ to }) => to)].map(([to, rows]) => [to, rows.map(({ text }) => text)]))
}

function provinceOf(unit: Unit): Province {
  return { code: unit.code, name: unit.fullName, unitType: unit.unitType }
}

function byCode<T extends { code: string }>(units: readonly T[]): Map<string, T> {
  return new Map(units.map((unit) => [unit.code, unit]))
}

/** The 34, in the order of their codes. */
export function listProvinces(): Province[] {
  return [...current().provinces.values()]
}

export function findProvince(code: string): Province | undefined {
  return current().provinces.get(code)
}

/** Today's commune; other codes in circulation for the same unit are accepted. */
export function findCommune(code: string): Commune | undefined {
  const { communes, aliases } = current()
  return communes.get(code) ?? communes.get(aliases.get(code) ?? '')
}

export function listCommunes(provinceCode: string): readonly Commune[] {
  return current().communesByProvince.get(provinceCode) ?? []
}

/** "Xã Trà Bùi, Huyện Trà Bồng, Tỉnh Quảng Ngãi": the units of before that today's commune was made of, as addresses named them. */
export function listFormerAddresses(communeCode: string): readonly string[] {
  return current().formerly.get(communeCode) ?? []
}

/** The 63 of before, each with the province of today that it became part of: old figures are added up, never split down. */
export function listOldProvinces(): readonly OldProvince[] {
  return current().oldProvinces
}

/** "Xã Ba Vì, Tỉnh Quảng Ngãi"; null for a code that is no commune of today. */
export function placeName(communeCode: string): string | null {
  const commune = findCommune(communeCode)
  const province = commune === undefined ? undefined : findProvince(commune.provinceCode)
  return commune === undefined || province === undefined ? null : `${commune.name}, ${province.name}`
}

/** Builds the index at the first address (some tenths of a second), then answers in well under a millisecond. */
export function resolveText(text: string, style?: Style): Resolution {
  index ??= buildAddressIndex(readFacts())
  return resolveAddress(index, text, style === undefined ? {} : { style })
}
