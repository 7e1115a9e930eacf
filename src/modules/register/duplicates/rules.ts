import weights from '#data/register/duplicates.json' with { type: 'json' }
import { fold } from '#platform/vietnamese/fold.ts'
import type { LegalRule } from '../legal-rule.ts'
import { coreOf, expandedSyllables } from '../search/words.ts'
import type { OrganisationType } from '../schema.ts'

export const duplicateRule: LegalRule = { rule: 'B52', article: 'D92.14', title: 'One code for life: the same body is entered once' }

export type Body = {
  name: string
  type?: OrganisationType | null
  code?: string | null
  province?: string | null
  commune?: string | null
  phone?: string | null
  representative?: string | null
}
export type Why = 'sameCode' | 'sameName' | 'similarName' | 'sameCommune' | 'otherCommune' | 'otherProvince' | 'otherType' | 'samePhone' | 'sameRepresentative' | 'numberDiffers' | 'otherCode'
export type Similarity = { score: number; why: Why[]; verdict: 'same' | 'doubtful' | 'different' }

/** i and y at the end of a syllable are two spellings of one sound: Mỹ / Mĩ, Quý / Quí. */
const oneSpelling = (word: string): string => word.replace(/^(qu|[bcdghklmnprstvx]+)y$/, '$1i')

/**
 * What distinguishes a name: without kind of body, abbreviations, generic words, hyphens, accents. Equal keys in one
 * commune are nearly always the same body.
 */
export const duplicateKey = (name: string): string => coreOf(expandedSyllables(name)).map((kept) => oneSpelling(kept.word)).join(' ')

const numbersOf = (key: string): string => key.split(' ').filter((word) => /\d/.test(word)).join(' ')

/** Shared pairs of letters (Dice), spaces counted: tolerant of slips, strict on different syllables. */
function closeness(a: string, b: string): number {
  const pairs = (text: string): Map<string, number> => {
    const counts = new Map<string, number>()
    for (let i = 0; i < text.length - 1; i += 1) counts.set(text.slice(i, i + 2), (counts.get(text.slice(i, i + 2)) ?? 0) + 1)
    return counts
  }
  const left = pairs(` ${a} `)
  const right = pairs(` ${b} `)
  let shared = 0
  for (const [pair, count] of left) shared += Math.min(count, right.get(pair) ?? 0)
  return (2 * shared) / (a.length + b.length + 2)
}

const digits = (text: string | null | undefined): string => (text ?? '').replace(/\D/g, '').replace(/^84/, '0')
const bothAre = (a: string | null | undefined, b: string | null | undefined): boolean => Boolean(a) && Boolean(b)

function nameScore(a: Body, b: Body): { score: number; why: Why[] } {
  const [left, right] = [duplicateKey(a.name), duplicateKey(b.name)]
  if (left === right) return { score: weights.sameKey, why: ['sameName'] }
  if (numbersOf(left) !== numbersOf(right)) return { score: Math.min(weights.numberDiffers, closeness(left, right)), why: ['numberDiffers'] }
  return { score: closeness(left, right) * weights.sameKey, why: ['similarName'] }
}

function placeScore(a: Body, b: Body): { score: number; why: Why[] } {
  if (bothAre(a.commune, b.commune)) {
    if (a.commune === b.commune) return { score: weights.sameCommune, why: ['sameCommune'] }
    return bothAre(a.province, b.province) && a.province !== b.province
      ? { score: weights.otherProvince, why: ['otherProvince'] }
      : { score: weights.otherCommune, why: ['otherCommune'] }
  }
  if (bothAre(a.province, b.province) && a.province !== b.province) return { score: weights.otherProvince, why: ['otherProvince'] }
  return { score: weights.sameProvince, why: [] }
}

function bodyScore(a: Body, b: Body): { score: number; why: Why[] } {
  const parts: { score: number; why: Why }[] = []
  if (bothAre(a.type, b.type) && a.type !== b.type) parts.push({ score: weights.otherType, why: 'otherType' })
  if (bothAre(a.code, b.code) && a.code !== b.code) parts.push({ score: weights.otherCode, why: 'otherCode' })
  if (digits(a.phone).length >= 9 && digits(a.phone) === digits(b.phone)) parts.push({ score: weights.samePhone, why: 'samePhone' })
  if (bothAre(a.representative, b.representative) && fold(a.representative ?? '') === fold(b.representative ?? '')) parts.push({ score: weights.sameRepresentative, why: 'sameRepresentative' })
  return { score: parts.reduce((sum, part) => sum + part.score, 0), why: parts.map((part) => part.why) }
}

const verdictOf = (score: number): Similarity['verdict'] => (score >= weights.same ? 'same' : score >= weights.doubtful ? 'doubtful' : 'different')

/** How likely two entries are one body, and why. A shared code settles it, but for a THT and the HTX it became. */
export function similarity(a: Body, b: Body): Similarity {
  if (bothAre(a.code, b.code) && a.code === b.code) {
    const succession = bothAre(a.type, b.type) && a.type !== b.type
    return { score: succession ? weights.doubtful : 1, why: succession ? ['sameCode', 'otherType'] : ['sameCode'], verdict: succession ? 'doubtful' : 'same' }
  }
  const parts = [nameScore(a, b), placeScore(a, b), bodyScore(a, b)]
  const score = Math.round(Math.max(0, Math.min(1, parts.reduce((sum, part) => sum + part.score, 0))) * 1000) / 1000
  return { score, why: parts.flatMap((part) => part.why), verdict: verdictOf(score) }
}
