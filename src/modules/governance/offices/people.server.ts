import { membersOn, type MemberOnDay } from '#modules/membership/index.ts'
import type { Ctx } from '#platform/operation.server.ts'
import { AppError } from '#platform/problem.ts'
import type { Candidate } from '../slate/schema.ts'
import type { PersonRef } from './schema.ts'
import { insertPerson, listPersons, type PersonRow } from './store.server.ts'

export type Known = { persons: readonly PersonRow[]; members: ReadonlyMap<string, MemberOnDay> }
export type Described = Omit<PersonRow, 'id'> & { id: string | null }

export const knownOn = async (ctx: Ctx, organisationId: string, day: string): Promise<Known> => {
  const [persons, members] = [await listPersons(ctx, organisationId), await membersOn(ctx, organisationId, day)]
  return { persons, members: new Map(members.map((m) => [m.id, m])) }
}

export const officialCount = ({ members }: Known): number => [...members.values()].filter((m) => m.kind === 'official').length

/** Who is meant, without writing anything: a slate is checked before anybody is recorded. */
export function describe(ref: PersonRef, { persons, members }: Known): Described {
  if (ref.personId) {
    const row = persons.find((p) => p.id === ref.personId)
    if (!row) throw new AppError('not_found', 'governance.personNotFound')
    return row
  }
  if (!ref.memberId) return { id: null, name: ref.name ?? '', standing: 'outsider', memberId: null, personId: null, foreign: ref.foreign, resident: ref.residentInVietnam }
  const member = members.get(ref.memberId)
  if (!member) throw new AppError('not_found', 'governance.memberNotFound')
  if (member.party === 'person') {
    const row = persons.find((p) => p.standing === 'member' && p.memberId === member.id)
    return row ?? { id: null, name: member.name, standing: 'member', memberId: member.id, personId: member.personId, foreign: member.foreign, resident: ref.residentInVietnam }
  }
  if (!ref.name) throw new AppError('invalid', 'governance.representativeMissing', { name: member.name })
  const row = persons.find((p) => p.standing === 'representative' && p.memberId === member.id && p.name === ref.name)
  return row ?? { id: null, name: ref.name, standing: 'representative', memberId: member.id, personId: member.personId, foreign: member.foreign || ref.foreign, resident: ref.residentInVietnam }
}

/** One key for one person, also for those not recorded yet. */
const keyOf = (p: Described): string => p.id ?? `${p.standing}:${p.memberId ?? ''}:${p.standing === 'member' ? '' : p.name}`

/** C24: the register of members decides on the day, not what was said when the person was first recorded. */
export function candidateOf(p: Described, { members }: Known): Candidate {
  const member = p.memberId === null ? undefined : members.get(p.memberId)
  return { key: keyOf(p), name: p.name, official: member?.kind === 'official', foreign: p.foreign || (p.standing === 'member' && member?.foreign === true) }
}

export const record = async (ctx: Ctx, organisationId: string, p: Described): Promise<PersonRow> =>
  p.id === null ? insertPerson(ctx, organisationId, p) : { ...p, id: p.id }
