import { scan, scanTypos } from './mentions.ts'
import type { AddressIndex, Candidate, Resolution, Style } from './model.ts'
import { outcomeOf, rank, type Outcome } from './outcome.ts'
import { bestReadings, type Reading } from './readings.ts'
import { tokenize } from './tokens.ts'
import { MISSPELT } from './why.ts'

/** An address longer than this is no address. */
const LENGTH_MAX = 500
const UNKNOWN: Resolution = { status: 'unknown', candidates: [] }

/**
 * Today's commune of an address in any style. `exact` only when nothing else is possible; a name that fits several
 * places, an old commune that was split, a typo or an unexplained word give `candidates`. Never a silent pick.
 */
export function resolveAddress(index: AddressIndex, text: string, options: { style?: Style } = {}): Resolution {
  const [main = '', ...notes] = parts(text.slice(0, LENGTH_MAX).normalize('NFC'))
  const resolution = resolvePart(index, main, options.style ?? (notes.some(isOldNote) ? 'old' : null))
  if (resolution.status === 'exact') return resolution
  return notes.reduce((sofar, note) => withNote(sofar, resolvePart(index, note, null)), resolution)
}

/** What stands in brackets or behind "nay là" is a second address of the same place. */
function parts(text: string): string[] {
  const notes: string[] = []
  const main = text.replace(/\(([^()]*)\)/g, (_, note: string) => {
    notes.push(note)
    return ' '
  })
  const [first = '', ...later] = main.split(/[,;–-]?\s*\b(?:nay là|nay thuộc|trước đây là|trước là)(?=\s)/iu)
  return [first, ...later, ...notes]
}

function isOldNote(note: string): boolean {
  return /^\s*(cũ|cu)\s*$/iu.test(note)
}

/** A note decides between candidates, or speaks when the address itself is silent; a contradiction leaves all open. */
function withNote(main: Resolution, note: Resolution): Resolution {
  if (note.status === 'unknown') return main
  if (main.status === 'unknown') return note
  const common = main.candidates.filter((one) => note.candidates.some((other) => other.code === one.code))
  if (note.status === 'exact' && common.length === 1) return { status: 'exact', candidates: common }
  if (common.length > 0) return { status: 'candidates', candidates: common }
  return { status: 'candidates', candidates: [...main.candidates, ...note.candidates] }
}

function resolvePart(index: AddressIndex, text: string, style: Style | null): Resolution {
  const tokens = tokenize(text)
  const accented = /\P{ASCII}/u.test(text)
  const found = scan(index, tokens, accented)
  let readings = bestReadings(tokens, found, accented)
  if (!readings.some((reading) => reading.commune !== null && !reading.doubtful)) {
    const misspelt = scanTypos(index, tokens, found)
    if (misspelt.length > 0) readings = bestReadings(tokens, { ...found, mentions: [...found.mentions, ...misspelt] }, accented)
  }
  return decide(withHamletReadings(readings).map((reading) => ({ reading, outcome: outcomeOf(reading, { accented, style }) })))
}

/**
 * "Bình Lợi, Bình Chánh, TP.HCM" without any type: a commune in a district of before, or a hamlet in the commune of today
 * that bears the district's name. Both stay open.
 */
function withHamletReadings(readings: Reading[]): Reading[] {
  return readings.flatMap((reading) => {
    const { commune, district } = reading
    if (commune === null || district === null || commune.marker !== null || district.marker !== null) return [reading]
    const todays = district.entry.todays.filter((today) => reading.districts.some((one) => one.province.today === today.province))
    if (todays.length === 0) return [reading]
    return [reading, { ...reading, commune: { ...district, level: 'commune' as const }, district: null, districts: [], olds: [], todays }]
  })
}

function decide(read: { reading: Reading; outcome: Outcome }[]): Resolution {
  const candidates = new Map<string, Candidate>()
  for (const { reading, outcome } of read) {
    const misspelt = [reading.commune, reading.district, reading.province].some((one) => one?.misspelt)
    for (const [code, candidate] of outcome.candidates) {
      const known = candidates.get(code)
      if (known !== undefined && rank(known.extent) <= rank(candidate.extent)) continue
      candidates.set(code, misspelt ? { ...candidate, why: candidate.why + MISSPELT } : candidate)
    }
  }
  if (candidates.size === 0) return UNKNOWN
  const sorted = [...candidates.values()].sort((a, b) => rank(a.extent) - rank(b.extent) || a.code.localeCompare(b.code))
  const certain = candidates.size === 1 && read.every(({ outcome }) => outcome.certain)
  return { status: certain ? 'exact' : 'candidates', candidates: sorted }
}
