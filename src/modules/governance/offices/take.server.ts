import type { Ctx } from '#platform/operation.server.ts'
import { AppError } from '#platform/problem.ts'
import { conflictsOf, situationOn, slateAfter, type Situation } from '../slate/check.server.ts'
import { feedTermEnd, settleTermEnd, tendOffices } from './duties.server.ts'
import { describe, knownOn, record } from './people.server.ts'
import type { Election } from './schema.ts'
import { endTerm, insertTerm, lockOffices } from './store.server.ts'

/** The first conflict names the refusal's article; all of them are listed for the form. */
function refuseConflicts(ctx: Ctx, situation: Situation, election: Election): void {
  const found = conflictsOf(ctx, slateAfter(situation, election)).filter((c) => c.bars)
  const [first] = found
  if (!first) return
  throw new AppError('conflict', 'governance.slateRefused', { text: first.text, cure: first.cure, more: found.length - 1 }, {
    article: first.article,
    fields: found.map((c) => ({ path: 'seats', key: 'governance.slateRefused', message: `${c.text} ${c.cure} (${c.article})` })),
  })
}

/** What stands in the books may break a rule: it is recorded as it is and shown as a conflict. A new election may not. */
const isTakenOver = (election: Election): boolean => election.decidedBy === 'taken_over'

/** Today's holders are those who hold on the day on which the new ones begin. */
const dayOf = (election: Election): string | undefined => [...election.seats.map((s) => s.fromOn), ...election.leaving.map((l) => l.endedOn)].sort().at(-1)

/**
 * The decided election takes effect: who leaves is ended, who was elected begins, all or nothing. Called by whoever
 * decides (a general meeting, the board) inside its own transaction; a slate that breaks the Law is refused.
 */
export async function takeOffice(ctx: Ctx, organisationId: string, election: Election, assemblyId: string | null = null): Promise<string[]> {
  const day = dayOf(election)
  if (day === undefined) throw new AppError('invalid', 'governance.nothingToDo')
  if (!isTakenOver(election) && election.seats.some((s) => s.ballot === null)) throw new AppError('invalid', 'governance.ballotMissing', {}, { article: 'L65.2' })
  await lockOffices(ctx, organisationId)
  const situation = await situationOn(ctx, organisationId, day)
  const unknown = election.leaving.find((l) => !situation.terms.some((t) => t.id === l.termId))
  if (unknown) throw new AppError('not_found', 'governance.termNotFound')
  if (!isTakenOver(election)) refuseConflicts(ctx, situation, election)
  for (const l of election.leaving) {
    await endTerm(ctx, organisationId, l.termId, { endedOn: l.endedOn, ending: l.ending, ref: election.resolutionRef, note: l.note })
    await settleTermEnd(ctx, organisationId, l.termId, l.endedOn)
  }
  const ids: string[] = []
  for (const seat of election.seats) {
    // Read again for each seat: one person may take two posts in one election.
    const holder = await record(ctx, organisationId, describe(seat.person, await knownOn(ctx, organisationId, seat.fromOn)))
    if (situation.terms.some((t) => t.holderId === holder.id && t.post === seat.post && !election.leaving.some((l) => l.termId === t.id))) {
      throw new AppError('conflict', 'governance.holdsAlready', { name: holder.name, post: ctx.say(`governance.post.${seat.post}`) })
    }
    const id = await insertTerm(ctx, organisationId, {
      holderId: holder.id, post: seat.post, fromOn: seat.fromOn, untilOn: seat.untilOn, ballot: seat.ballot, electedBy: election.decidedBy,
      assemblyId, resolutionRef: election.resolutionRef, legalRepresentative: seat.legalRepresentative,
    })
    await feedTermEnd(ctx, organisationId, { id, post: seat.post, name: holder.name, untilOn: seat.untilOn })
    ids.push(id)
  }
  await tendOffices(ctx, organisationId)
  await ctx.emit('governance.officesChanged', { organisationId, terms: ids })
  return ids
}
