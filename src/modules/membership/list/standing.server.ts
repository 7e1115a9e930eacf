import { identityHash } from '../entry/store.server.ts'
import { searchName } from '../sheet/names.ts'
import type { ListLine } from './schema.ts'
import type { Present } from './store.server.ts'

type Who = Pick<Present, 'party' | 'search_name' | 'born_on'>

/** Without a number the same name and birthday mean the same person, as the keeper of a paper register would say. */
const byName = (who: Who): string => `${who.party}|${who.search_name}|${who.born_on ?? ''}`
const byHash = (party: string, hash: Buffer): string => `${party}|${hash.toString('base64')}`

/** What becomes of each row: who is in the register already, who stands in the file twice, who cannot be written. */
export function settle(lines: ListLine[], present: readonly Present[]): void {
  const known = new Map<string, Present>()
  // Who came in without a number may have one in a later list.
  const unnumbered = new Map(present.filter((one) => one.id_hash === null).map((one) => [byName(one), one]))
  for (const one of present) {
    if (one.id_hash) known.set(byHash(one.party, one.id_hash), one)
    known.set(byName(one), one)
  }
  const seen = new Map<string, number>()
  for (const line of lines) {
    line.problems = line.problems.filter((one) => one.key !== 'repeated')
    const hash = identityHash(line.facts)
    const key = hash ? byHash(line.facts.party, hash) : byName({ party: line.facts.party, search_name: searchName(line.facts.name), born_on: line.facts.bornOn })
    const same = known.get(key) ?? unnumbered.get(byName({ party: line.facts.party, search_name: searchName(line.facts.name), born_on: line.facts.bornOn }))
    const above = seen.get(key)
    line.same = same ? { name: same.name, number: same.number } : null
    if (!same && above !== undefined) line.problems.push({ column: null, heading: null, key: 'repeated', params: { row: above }, blocking: true })
    if (above === undefined) seen.set(key, line.row)
    line.standing = same ? 'known' : line.problems.some((one) => one.blocking) ? 'error' : 'ready'
  }
}
