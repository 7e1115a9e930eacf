import { fold } from '#platform/vietnamese/fold.ts'
import type { Party } from '../schema.ts'

/** Lists of people go by the given name, which stands last; those of bodies by the first word. */
export function sortName(party: Party, name: string): string {
  const folded = fold(name)
  if (party !== 'person') return folded
  const words = folded.split(' ')
  return [words.at(-1) ?? '', ...words.slice(0, -1)].join(' ')
}

export const searchName = fold
