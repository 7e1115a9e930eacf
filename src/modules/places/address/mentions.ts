import { isBelowCommune, markerAt, type Marker, type MarkerLevel } from './markers.ts'
import type { AddressIndex, Entry } from './model.ts'
import type { Token } from './tokens.ts'
import { near } from './typos.ts'

/** A stretch of the address that is the name of some unit of one level. */
export type Mention = {
  level: MarkerLevel
  start: number
  end: number
  entry: Entry
  marker: Marker | null
  accent: string
  words: string
  /** The name differs from the unit's by one letter. */
  misspelt: boolean
  /** It fills the stretch between two commas or dashes. */
  whole: boolean
}

const LONGEST_NAME = 7
const COUNTRY = 'vietnam'

export type Scan = { mentions: Mention[]; markers: Map<number, Marker> }

export function scan(index: AddressIndex, tokens: readonly Token[], accented: boolean): Scan {
  const markers = new Map<number, Marker>()
  const mentions: Mention[] = []
  for (let at = 0; at < tokens.length; at += 1) {
    const marker = markerAt(tokens, at, accented)
    if (marker !== null) {
      markers.set(at, marker)
      collect(index, tokens, { start: at, nameStart: at + marker.length, marker }, mentions)
    }
    if (!isBelowCommune(tokens[at - 1]) || tokens[at]?.gap === 2) collect(index, tokens, { start: at, nameStart: at, marker: null }, mentions)
  }
  return { mentions, markers }
}

type Place = { start: number; nameStart: number; marker: Marker | null }

function collect(index: AddressIndex, tokens: readonly Token[], place: Place, mentions: Mention[]): void {
  let key = ''
  for (let at = place.nameStart; at < tokens.length && at < place.nameStart + LONGEST_NAME; at += 1) {
    const token = tokens[at]
    if (token === undefined || (token.gap === 2 && (at > place.nameStart || place.marker !== null))) return
    key += token.key
    const entry = index.entries.get(key)
    if (entry !== undefined) add(tokens, place, at + 1, entry, false, mentions)
  }
}

function add(tokens: readonly Token[], place: Place, end: number, entry: Entry, misspelt: boolean, mentions: Mention[]): void {
  const { start, nameStart, marker } = place
  // "7" or "X" is a name only behind the types that are numbered.
  const numbered = marker?.types.includes('ward') === true || marker?.types.includes('urban_district') === true
  if (!numbered && end - nameStart === 1 && /^(\d+|[IVX]+|\p{L})$/u.test(tokens[nameStart]?.raw ?? '')) return
  const name = tokens.slice(nameStart, end)
  const words = name.map((token) => token.raw).join(' ')
  const accent = name.map((token) => token.accent).join('')
  const whole = tokens[start]?.gap !== 0 && (tokens[end]?.gap ?? 2) !== 0
  for (const level of marker?.levels ?? (['commune', 'district', 'province'] as const)) {
    if (hasLevel(entry, level, marker)) mentions.push({ level, start, end, entry, marker, accent, words, misspelt, whole })
  }
}

/** "TP Cà Mau" is no province: that province was never a city. */
function hasLevel(entry: Entry, level: MarkerLevel, marker: Marker | null): boolean {
  if (level === 'commune') return entry.olds.length > 0 || entry.todays.length > 0
  if (level === 'district') return entry.districts.length > 0
  const asCity = marker?.types.includes('city') ?? false
  return entry.provinces.some((name) => marker === null || !asCity || name.isCity)
}

/** Names one letter away, for the parts of the address in which nothing was found. */
export function scanTypos(index: AddressIndex, tokens: readonly Token[], { mentions, markers }: Scan): Mention[] {
  const found: Mention[] = []
  for (let at = 0; at < tokens.length; at += 1) {
    const marker = markers.get(at) ?? null
    if (marker === null && tokens[at]?.gap === 0) continue
    if (mentions.some((mention) => mention.start === at && mention.marker === marker && (mention.whole || marker !== null))) continue
    const nameStart = at + (marker?.length ?? 0)
    const end = nameEnd(tokens, markers, nameStart)
    if (end - nameStart < 1 || end - nameStart > LONGEST_NAME) continue
    const key = tokens.slice(nameStart, end).map((token) => token.key).join('')
    if (key === COUNTRY) continue
    for (const known of near(index.neighbours, index.entries, key)) {
      const entry = index.entries.get(known)
      if (entry !== undefined) add(tokens, { start: at, nameStart, marker }, end, entry, true, found)
    }
  }
  return found
}

/** A name ends at the next comma, dash or type. */
function nameEnd(tokens: readonly Token[], markers: Map<number, Marker>, nameStart: number): number {
  let end = nameStart
  while (end < tokens.length && (end === nameStart || (tokens[end]?.gap === 0 && markers.get(end)?.sure !== true))) end += 1
  return end
}
