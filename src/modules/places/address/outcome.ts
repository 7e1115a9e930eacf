import type { Candidate, CandidateExtent, OldCommune, Style, TodayCommune } from './model.ts'
import { lacksMarksOnly } from './keys.ts'
import type { Reading } from './readings.ts'
import { whyCurrent, whyDistrict, whyMerged, whyTarget } from './why.ts'

export type Outcome = { candidates: Map<string, Candidate>; certain: boolean }

const WHOLE = new Set<string>(['same', 'whole', 'renamed'])

/** What a reading leads to: today's communes with the reason for each, and whether the reading leaves no doubt. */
export function outcomeOf(reading: Reading, text: { accented: boolean; style: Style | null }): Outcome {
  const outcome: Outcome = { candidates: new Map(), certain: !reading.doubtful }
  if (reading.commune === null) addDistricts(outcome, reading)
  else addCommunes(outcome, reading, text)
  if (outcome.candidates.size !== 1) outcome.certain = false
  return outcome
}

function addDistricts(outcome: Outcome, reading: Reading): void {
  outcome.certain = outcome.certain && reading.districts.length === 1 && (reading.district?.marker !== null || reading.province !== null)
  for (const district of reading.districts) {
    if (district.island !== null) add(outcome, district.island.commune, 'whole', whyTarget(district.fullName, district, district.island))
    else {
      outcome.certain = false
      for (const commune of district.successors) add(outcome, commune, 'district', whyDistrict(district))
    }
  }
}

function addCommunes(outcome: Outcome, reading: Reading, text: { accented: boolean; style: Style | null }): void {
  const { olds, todays, typed } = narrow(reading, text)
  if (!typed && !isUpgrade(reading, olds)) outcome.certain = false
  // A bare name with a bare province may be a hamlet's or a district's.
  if (reading.commune?.marker === null && (reading.district === null || reading.province === null)) outcome.certain = false
  if (reading.commune !== null && !isSpelledAlike(reading, olds, todays, text.accented)) outcome.certain = false
  for (const today of todays) add(outcome, today, 'current', whyCurrent(today))
  const converted = olds.filter((old) => old.targets.length > 0)
  for (const old of converted) addOld(outcome, old)
  for (const old of olds) {
    if (old.targets.length === 0 && !converted.some((other) => other.district === old.district)) addMergedEarlier(outcome, old)
  }
}

/**
 * A missing mark is a habit of writing, another mark is another name ("Nam Hái" is not surely Nam Hải) and may be a typo.
 * Where no district narrows it down, a missing mark is doubtful too.
 */
function isSpelledAlike(reading: Reading, olds: OldCommune[], todays: TodayCommune[], accented: boolean): boolean {
  const { commune, district } = reading
  if (commune === null) return true
  const spelled = olds.every((old) => old.accents.has(commune.accent)) && todays.every((today) => today.accent === commune.accent)
  if (accented && spelled) return true
  if (accented && district === null) return false
  return olds.every((old) => [...old.names].some((name) => lacksMarksOnly(commune.words, name))) && todays.every((today) => lacksMarksOnly(commune.words, today.name))
}

/** Communes and townships became wards as districts became towns: an older address of the same district is no contradiction. */
function isUpgrade({ commune, district }: Reading, olds: OldCommune[]): boolean {
  return district !== null && commune?.marker?.types.includes('ward') === false && olds.every((old) => old.type === 'ward')
}

type Pool = { olds: OldCommune[]; todays: TodayCommune[]; typed: boolean }

/** The written type and accents choose among units of the same folded name, old and new together. */
function narrow(reading: Reading, text: { accented: boolean; style: Style | null }): Pool {
  const { commune } = reading
  let olds = text.style === 'today' && reading.todays.length > 0 ? [] : reading.olds
  let todays = text.style === 'old' && reading.olds.length > 0 ? [] : reading.todays
  let typed = true
  const types = commune?.marker?.types
  if (types !== undefined) {
    const typedOlds = olds.filter((old) => types.includes(old.type))
    const typedTodays = todays.filter((today) => today.types.some((type) => types.includes(type)))
    typed = typedOlds.length + typedTodays.length > 0
    if (typed) [olds, todays] = [typedOlds, typedTodays]
  }
  if (text.accented && commune !== null) {
    const spelledOlds = olds.filter((old) => old.accents.has(commune.accent))
    const spelledTodays = todays.filter((today) => today.accent === commune.accent)
    if (spelledOlds.length + spelledTodays.length > 0) [olds, todays] = [spelledOlds, spelledTodays]
  }
  return { olds, todays, typed }
}

function addOld(outcome: Outcome, old: OldCommune): void {
  const whole = old.targets.length === 1 && WHOLE.has(old.targets[0]?.extent ?? '')
  if (!whole) outcome.certain = false
  for (const target of old.targets) add(outcome, target.commune, whole || !WHOLE.has(target.extent) ? target.extent : 'part', whyTarget(old.fullName, old.district, target))
}

/** Merged away in the first half of 2025: the official table has no row, but the district narrows it down. */
function addMergedEarlier(outcome: Outcome, old: OldCommune): void {
  outcome.certain = false
  for (const commune of old.district.successors) add(outcome, commune, 'district', whyMerged(old))
}

function add(outcome: Outcome, commune: TodayCommune, extent: CandidateExtent, why: string): void {
  const known = outcome.candidates.get(commune.code)
  if (known !== undefined && rank(known.extent) <= rank(extent)) return
  outcome.candidates.set(commune.code, {
    code: commune.code, name: commune.fullName, province: { code: commune.province.code, name: commune.province.fullName }, extent, why,
  })
}

const ORDER: readonly CandidateExtent[] = ['current', 'same', 'renamed', 'whole', 'part_area_all_people', 'part', 'part_people', 'part_area', 'district']
export function rank(extent: CandidateExtent): number {
  return ORDER.indexOf(extent)
}
