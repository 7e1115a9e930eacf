import { seededRandom, type Field, type OrganisationType, type Random, type Status } from '#modules/register/index.ts'
import { communeWeight, isWard, kindBias, mix, provinceMix, type Weights } from '../mix.ts'
import { apportion, drawPlaces, logNormal, normal, packOf } from './draw.ts'
import type { Commune } from './facts.ts'

/** Where an organisation is and what it is: everything of which the totals must be exact. */
export type Slot = { type: OrganisationType; commune: Commune; field: Field; foundedYear: number; status: Status }

const seeds: Record<OrganisationType, number> = { HTX: 20231720, LHHTX: 20231721, THT: 20231722 }
/** Communes differ more than their kind says. */
const COMMUNE_SPREAD = 0.55
/** Other fields than agriculture are likelier in towns. */
const WARD_BIAS = 2.4

/** What the stories bring in themselves is left out here, so that the totals hold with them. */
export type Taken = readonly { type: OrganisationType; provinceCode: string; field: Field; foundedYear: number; status: Status }[]

export function layOut(type: OrganisationType, communes: readonly Commune[], taken: Taken): Slot[] {
  const random = seededRandom(seeds[type])
  const own = taken.filter((story) => story.type === type)
  const total = mix.totals[type]
  const placed = placeInCommunes(type, communes, own, random)
  const fields = assignFields(placed, less(countsOf(total, mix.fields[type]), own.map((s) => s.field)), random)
  const years = packOf(placed.length, less(countsOf(total, mix.founded[type]), own.map((s) => String(s.foundedYear))), random)
  const statuses = packOf(placed.length, less(countsOf(total, mix.statuses[type]), own.map((s) => s.status)), random)
  return placed.map((commune, i) => ({
    type, commune, field: fields[i] as Field, foundedYear: Number(years[i]), status: statuses[i] as Status,
  }))
}

function countsOf<K extends string>(total: number, weights: Weights<K>): Record<K, number> {
  const keys = Object.keys(weights) as K[]
  const counts = apportion(total, keys.map((key) => weights[key] ?? 0))
  return Object.fromEntries(keys.map((key, i) => [key, counts[i]])) as Record<K, number>
}

function less<K extends string>(counts: Record<K, number>, taken: readonly K[]): Record<K, number> {
  const rest = { ...counts }
  for (const key of taken) rest[key] = (rest[key] ?? 0) - 1
  return rest
}

function placeInCommunes(type: OrganisationType, communes: readonly Commune[], own: Taken, random: Random): Commune[] {
  const codes = Object.keys(provinceMix).sort()
  const counts = apportion(mix.totals[type], codes.map((code) => provinceMix[code]?.[type] ?? 0))
  return codes.flatMap((code, i) => {
    const units = communes.filter((commune) => commune.provinceCode === code)
    const wanted = (counts[i] ?? 0) - own.filter((story) => story.provinceCode === code).length
    const shares = apportion(wanted, units.map((unit) => communeWeight(unit.fullName) * logNormal(normal(random), COMMUNE_SPREAD)))
    return units.flatMap((unit, at) => Array<Commune>(shares[at] ?? 0).fill(unit))
  })
}

/** The rarer fields choose their places first; agriculture takes what is left. */
function assignFields(placed: readonly Commune[], counts: Record<Field, number>, random: Random): Field[] {
  const fields = Array<Field>(placed.length).fill('agriculture')
  const free = new Set(placed.keys())
  for (const field of (Object.keys(counts) as Field[]).filter((name) => name !== 'agriculture')) {
    const places = [...free]
    const weights = places.map((at) => biasOf(placed[at] as Commune, field))
    for (const drawn of drawPlaces(weights, random).slice(0, counts[field])) {
      const at = places[drawn] as number
      fields[at] = field
      free.delete(at)
    }
  }
  return fields
}

const biasOf = (commune: Commune, field: Field): number =>
  (kindBias[provinceMix[commune.provinceCode]?.kind ?? '']?.[field] ?? 1) * (isWard(commune.fullName) ? WARD_BIAS : 1)
