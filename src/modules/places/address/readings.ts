// A reading says which stretch names the commune, which the district, which the province. The best readings are those
// that explain most of the address without contradicting the map.
import type { District, OldCommune, ProvinceName, TodayCommune } from './model.ts'
import type { Mention, Scan } from './mentions.ts'
import type { Token } from './tokens.ts'

export type Reading = {
  commune: Mention | null
  district: Mention | null
  province: Mention | null
  olds: OldCommune[]
  todays: TodayCommune[]
  districts: District[]
  provinces: ProvinceName[]
  score: number
  /** Something in the address stays unexplained or misspelt: never certain. */
  doubtful: boolean
}

const NOISE = new Set(['viet', 'nam', 'vn', 'cu', 'nai', 'la', 'thuoc', 'truoc', 'dai', 'moi', 'dt', 'dien', 'thoai', 'sdt', 'tel'])
/** More stretches than this is no address but an essay; the last ones hold the units. */
const MENTIONS_MAX = 40

export function bestReadings(tokens: readonly Token[], found: Scan, accented: boolean): Reading[] {
  const mentions = found.mentions.slice(-MENTIONS_MAX)
  const communes = preferMarked(mentions.filter((one) => one.level === 'commune' && isPlausible(one, tokens, mentions, accented)))
  const districts = mentions.filter((one) => one.level === 'district' && isPlausible(one, tokens, mentions, accented))
  const provinces = mentions.filter((one) => one.level === 'province' && isPlausible(one, tokens, mentions, accented))
  // "Quảng Ngãi" is the province, not the town or the far-away commune of that name.
  if (provinces.some((one) => one.start === 0 && one.end === tokens.length)) return []
  let best: Reading[] = []
  for (const province of [null, ...provinces]) {
    for (const district of [null, ...districts]) {
      if (district !== null && (overlap(district, province) || districtsOf(district, province).length === 0)) continue
      for (const commune of [null, ...communes]) {
        if (overlap(commune, district) || overlap(commune, province)) continue
        if (commune !== null && [district, province].some((one) => one !== null && isInsideLonger(commune, one, tokens, communes))) continue
        const reading = read(tokens, found, commune, district, province)
        if (reading === null) continue
        const top = best[0]?.score ?? 0
        if (reading.score > top) best = [reading]
        else if (reading.score === top && best.length > 0) best.push(reading)
      }
    }
  }
  return best
}

function preferMarked(mentions: Mention[]): Mention[] {
  const marked = mentions.filter((one) => one.marker !== null)
  if (marked.length === 0) return mentions
  // "xa dung": the commune Xa Dung, or a commune Dung.
  return mentions.filter((one) => one.marker !== null || marked.some((other) => other.start === one.start && !other.marker?.sure))
}

/** Without its type, a name must fill a part of the address, or stand right before another unit ("quang truc tuy duc dak nong"). */
function isPlausible(one: Mention, tokens: readonly Token[], all: readonly Mention[], accented: boolean): boolean {
  if (one.marker !== null || one.whole) return true
  if (accented && !isSpelled(one)) return false
  if (all.some((other) => other.whole && other.start <= one.start && other.end >= one.end)) return false
  if (one.end === tokens.length || (tokens[one.end]?.gap ?? 2) !== 0) return true
  return all.some((other) => other.start === one.end && other.level !== 'commune')
}

function isSpelled({ level, entry, accent }: Mention): boolean {
  if (level === 'province') return entry.provinces.some((name) => name.accents.has(accent))
  if (level === 'district') return entry.districts.some((name) => name.accent === accent)
  return entry.olds.some((old) => old.accents.has(accent)) || entry.todays.some((today) => today.accent === accent)
}

/** "xã Đức Huệ" is one name, not a commune Đức of a province Huế. */
function isInsideLonger(commune: Mention, next: Mention, tokens: readonly Token[], all: readonly Mention[]): boolean {
  if (next.marker !== null || next.start !== commune.end || tokens[next.start]?.gap !== 0) return false
  return all.some((one) => one.level === 'commune' && one.start === commune.start && one.end >= next.end)
}

function overlap(a: Mention | null, b: Mention | null): boolean {
  return a !== null && b !== null && a.start < b.end && b.start < a.end
}

function read(tokens: readonly Token[], found: Scan, commune: Mention | null, district: Mention | null, province: Mention | null): Reading | null {
  if (commune === null && district === null) return null
  const districts = district === null ? [] : districtsOf(district, province)
  const olds = commune === null ? [] : preferOwn(oldsOf(commune, district === null ? null : districts, province), (old) => old.district, district === null ? null : province)
  const todays = commune === null || district !== null ? [] : todaysOf(commune, province)
  if (commune !== null && olds.length === 0 && todays.length === 0) return null
  const chosen = [commune, district, province].filter((one) => one !== null)
  const open = unexplained(tokens, found, chosen, commune)
  const misspelt = chosen.filter((one) => one.misspelt).length
  return {
    commune, district, province, olds, todays, districts: preferOwn(districts, (one) => one, province),
    provinces: province === null ? [] : province.entry.provinces,
    score: chosen.reduce((sum, one) => sum + weight(one), 0) - 3 * open - 2 * misspelt - (inOrder(chosen) ? 0 : 2),
    doubtful: open > 0 || misspelt > 0,
  }
}

/** Longer names win over the shorter ones inside them, names with a type over names without, whole parts over pieces. */
function weight(one: Mention): number {
  const piece = one.marker === null && !one.whole
  return 28 + (one.marker === null ? 0 : 4) - (piece ? 8 : 0) + (one.end - one.start) * 0.5
}

function inOrder(chosen: readonly Mention[]): boolean {
  const starts = chosen.map((one) => one.start)
  return starts.every((start, at) => at === 0 || start > (starts[at - 1] ?? 0)) || starts.every((start, at) => at === 0 || start < (starts[at - 1] ?? 0))
}

/** Types whose name is in no chosen stretch, and words after the commune that no unit explains. */
function unexplained(tokens: readonly Token[], { markers }: Scan, chosen: readonly Mention[], commune: Mention | null): number {
  const covered = (at: number): boolean => chosen.some((one) => one.start <= at && at < one.end)
  let open = 0
  for (const [at, marker] of markers) if (marker.sure && !covered(at) && !tokens[at + marker.length - 1]?.dotted) open += 1
  const reversed = commune !== null && chosen.some((one) => one !== commune) && chosen.every((one) => one.start <= commune.start)
  const from = commune === null ? Math.min(...chosen.map((one) => one.end)) : commune.end
  if (reversed) return open
  for (let at = from; at < tokens.length; at += 1) {
    const token = tokens[at]
    if (token === undefined || covered(at) || markers.get(at)?.sure === true || NOISE.has(token.key) || /^\d{6,}$/.test(token.key)) continue
    open += 1
    // One unknown name counts once, however many syllables it has.
    while (at + 1 < tokens.length && tokens[at + 1]?.gap === 0 && !covered(at + 1)) at += 1
  }
  return open
}

/** Districts never coexisted with the 34 provinces: a named province is first the one of before, then the merged one. */
function preferOwn<T>(found: T[], districtOf: (one: T) => District, province: Mention | null): T[] {
  const own = found.filter((one) => province?.entry.provinces.includes(districtOf(one).province))
  return own.length > 0 ? own : found
}

/** Districts of the name, of the right type when the name has several, in the named province or in one merged into it. */
export function districtsOf(mention: Mention, province: Mention | null): District[] {
  const typed = mention.entry.districts.filter((name) => mention.marker?.types.includes(name.type) ?? true)
  const names = typed.length > 0 ? typed : mention.entry.districts
  const districts = [...new Set(names.flatMap((name) => name.districts))]
  if (province === null) return districts
  return districts.filter((one) => province.entry.provinces.some((name) => name === one.province || (name.current && name.today === one.province.today)))
}

function oldsOf(commune: Mention, districts: District[] | null, province: Mention | null): OldCommune[] {
  if (districts !== null) return commune.entry.olds.filter((old) => districts.includes(old.district))
  if (province === null) return commune.entry.olds
  return commune.entry.olds.filter((old) => province.entry.provinces.some((name) => name === old.district.province || (name.current && name.today === old.district.province.today)))
}

function todaysOf(commune: Mention, province: Mention | null): TodayCommune[] {
  if (province === null) return commune.entry.todays
  return commune.entry.todays.filter((today) => province.entry.provinces.some((name) => name.today === today.province && (name.current || today.oldProvinces.has(name.oldCode))))
}
