import { fold } from '#platform/vietnamese/fold.ts'
import type { Field, OrganisationType } from '../schema.ts'
import { pick, type Random } from './random.ts'
import { activityWords, familyNames, firstSyllables, givenNames, hamletWords, middleNames, products, secondSyllables, typeWords } from './words.ts'

export type NameWish = { type: OrganisationType; field: Field; communeName: string }

const properName = (random: Random): string => `${pick(random, firstSyllables)} ${pick(random, secondSyllables)}`

/** The place's own name without "Xã", "Phường", "Đặc khu". */
export const bareUnitName = (name: string): string => name.replace(/^(Xã|Phường|Đặc khu|Thị trấn)\s+/i, '')

function ownPart(random: Random, communeName: string): string {
  const roll = random()
  const place = bareUnitName(communeName)
  if (roll < 0.3) return place
  if (roll < 0.68) return properName(random)
  if (roll < 0.82) return `${pick(random, products)} ${random() < 0.5 ? place : properName(random)}`
  if (roll < 0.92) return `${properName(random)} ${place}`
  return `${place} ${1 + Math.floor(random() * 9)}`
}

/** An invented name in the style of real lists. */
export function inventName(random: Random, wish: NameWish): string {
  if (wish.field === 'credit_fund' && wish.type === 'HTX') return `Quỹ tín dụng nhân dân ${ownPart(random, wish.communeName)}`
  const activity = random() < 0.93 ? `${pick(random, activityWords[wish.field])} ` : ''
  return `${typeWords[wish.type]} ${activity}${ownPart(random, wish.communeName)}`
}

/**
 * HTX and LHHTX names are unique in the country (L 50): where an invented name is taken, what is added is what
 * people add: the place, another word, at last a number.
 */
export function inventUniqueName(random: Random, wish: NameWish, taken: Set<string>): string {
  const name = inventName(random, wish)
  const place = bareUnitName(wish.communeName)
  const endings = ['', ` ${place}`, ` ${properName(random)}`, ` ${properName(random)} ${place}`]
  for (let number = 2; ; number += 1) {
    const tries = number === 2 ? endings.map((ending) => name + ending) : [`${name} ${place} ${number}`, `${name} ${properName(random)} ${number}`]
    for (const candidate of tries) {
      const key = fold(candidate)
      if (taken.has(key) || / (\S+ \S+) \1$/.test(key)) continue
      taken.add(key)
      return candidate
    }
  }
}

export const inventPerson = (random: Random): string => `${pick(random, familyNames)} ${pick(random, middleNames)} ${pick(random, givenNames)}`

export function inventAddress(random: Random, communeName: string, provinceName: string): string {
  const hamlet = pick(random, hamletWords)
  const which = random() < 0.5 ? String(1 + Math.floor(random() * 12)) : properName(random)
  const house = random() < 0.35 ? `Số ${1 + Math.floor(random() * 300)}, ` : ''
  return `${house}${hamlet} ${which}, ${communeName}, ${provinceName}`
}

const listed: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^Liên hiệp hợp tác xã/, ['Liên hiệp HTX', 'LHHTX', 'Liên hiệp hợp tác xã']],
  [/^Hợp tác xã/, ['HTX', 'HTX', 'Hợp tác xã', 'HTX.', 'Htx', 'HỢP TÁC XÃ']],
  [/^Tổ hợp tác/, ['THT', 'Tổ hợp tác', 'Tổ HT']],
  [/Dịch vụ nông nghiệp/i, ['DVNN', 'DV NN', 'Dịch vụ nông nghiệp']],
  [/Nông nghiệp/i, ['NN', 'nông nghiệp', 'Nông nghiệp', 'Nông Nghiệp']],
  [/Dịch vụ/i, ['DV', 'Dịch vụ', 'dịch vụ']],
  [/Thương mại/i, ['TM', 'Thương mại']],
  [/Sản xuất/i, ['SX', 'Sản xuất']],
  [/ và /, [' & ', ' - ', ' và ', '-']],
]

/** The same name as a province's hand-kept list may spell it. */
export const asListed = (name: string, random: Random): string =>
  listed.reduce((text, [pattern, spellings]) => text.replace(pattern, pick(random, spellings)), name)
