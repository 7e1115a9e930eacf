import type { ListProblem, Registered } from '#modules/membership/index.ts'
import type { CapitalLine } from './schema.ts'

type Finding = Pick<ListProblem, 'key' | 'params'>
export type Found = { member: Registered } | { finding: Finding }
export type Register = { byNumber: ReadonlyMap<number, Registered>; byHash: ReadonlyMap<string, Registered>; byName: ReadonlyMap<string, readonly Registered[]> }

export const registerOf = (members: readonly Registered[]): Register => ({
  byNumber: new Map(members.map((one) => [one.number, one])),
  byHash: new Map(members.flatMap((one) => (one.idHash === null ? [] : [[one.idHash, one] as const]))),
  byName: Map.groupBy(members, (one) => one.searchName),
})

const no = (key: string, params: Finding['params'] = {}): Found => ({ finding: { key, params } })

/**
 * Whom a row means: the personal number decides, then the number in the register, then the name when only one bears it.
 * Signs that contradict each other mean nobody: money must not land with the wrong neighbour.
 */
export function memberMeant(line: Pick<CapitalLine, 'number' | 'name' | 'idNumber'>, register: Register, hashes: readonly string[], search: (name: string) => string): Found {
  const byId = hashes.map((hash) => register.byHash.get(hash)).find((one) => one !== undefined)
  const byNumber = line.number === null ? undefined : register.byNumber.get(line.number)
  const named = line.name === '' ? [] : (register.byName.get(search(line.name)) ?? [])
  if (line.idNumber !== null && !byId) {
    // The register may hold the member without a number; then the name must be there alone.
    const [only, ...others] = named.filter((one) => one.idHash === null)
    return only && others.length === 0 ? { member: only } : no('unknownId')
  }
  if (byId) return line.name !== '' && byId.searchName !== search(line.name) ? no('otherName', { name: byId.name, number: byId.number }) : { member: byId }
  if (byNumber) return line.name !== '' && byNumber.searchName !== search(line.name) ? no('otherName', { name: byNumber.name, number: byNumber.number }) : { member: byNumber }
  if (line.number !== null && named.length === 0) return no('unknownNumber', { number: line.number })
  const [only, ...others] = named
  if (!only) return no('unknownMember')
  return others.length > 0 ? no('severalNames', { numbers: named.map((one) => one.number).join(', ') }) : { member: only }
}
