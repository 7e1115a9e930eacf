import { listOldProvinces, type Candidate, type Resolution } from '#modules/places/index.ts'
import type { Place } from '../schema.ts'
import { questions, type AddressText } from './address.ts'

export type Resolve = (text: string) => Resolution
export type Found = { commune: Place | null; places: Place[]; elsewhere: string | null }

const placeOf = (candidate: Candidate): Place => ({ code: candidate.code, name: candidate.name, extent: candidate.extent, why: candidate.why })

/**
 * Today's commune of a line. Only what can be nothing else is taken; else the candidates within the province, for a
 * person to choose. `elsewhere` names a commune outside the province whose list this is.
 */
export function findCommune(resolve: Resolve, text: AddressText, whole: string, province: { code: string; name: string }): Found {
  const formerly = listOldProvinces().filter((old) => old.todayCode === province.code).map((old) => old.name)
  const answers = questions(text, whole, { name: province.name, formerly }).map(resolve)
  const known = answers.filter((answer) => answer.status !== 'unknown')
  const exact = known.filter((answer) => answer.status === 'exact').map((answer) => answer.candidates[0] as Candidate)
  const codes = new Set(exact.map((candidate) => candidate.code))
  const all = [...new Map(known.flatMap((answer) => answer.candidates).map((candidate) => [candidate.code, candidate])).values()]
  const here = all.filter((candidate) => candidate.province.code === province.code)
  const certain = exact[0]
  if (certain && codes.size === 1 && agrees(certain, known)) {
    return certain.province.code === province.code
      ? { commune: placeOf(certain), places: [], elsewhere: null }
      : { commune: null, places: [], elsewhere: `${certain.name}, ${certain.province.name}` }
  }
  return { commune: null, places: here.map(placeOf), elsewhere: null }
}

/** The column and the address text may differ in how much they say, not in what. */
const agrees = (certain: Candidate, answers: readonly Resolution[]): boolean =>
  answers.every((answer) => answer.candidates.some((candidate) => candidate.code === certain.code))

/** Lists repeat their communes: the same words are looked up once. Whole addresses differ by house and hamlet, so few are kept. */
export function remember(resolve: Resolve, limit = 4_000): Resolve {
  const known = new Map<string, Resolution>()
  return (text) => {
    const found = known.get(text)
    if (found) return found
    const answer = resolve(text)
    if (known.size < limit) known.set(text, answer)
    return answer
  }
}
