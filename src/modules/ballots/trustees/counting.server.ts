import type { Ctx } from '#platform/operation.server.ts'
import { countSums } from '../boxes/rules.ts'
import { rollOf, updateBox, votersOf, type Aggregate, type Box } from '../boxes/store.server.ts'
import { sumBallots } from '../casts/checking.server.ts'
import { boardOf } from '../casts/urn.server.ts'
import { combine, smallLogarithm, sumsOf } from '../proofs/decryption.ts'
import { elementOf } from '../proofs/group.ts'
import type { EncryptedPaper } from '../proofs/paper.ts'
import type { BoxView, Tally } from '../schema.ts'
import { trusteesOf, type Trustee } from './store.server.ts'

type Closed = { state: BoxView['state']; tally: Tally | null }

/** The sums of all ballots, by weight; nobody opens a ballot. With nothing in the box there is nothing to open. */
export async function closeVerifiable(ctx: Ctx, box: Box): Promise<Closed> {
  const rows = await boardOf(ctx, box.id)
  const ballots = rows.map(({ weight, paper }) => ({ weight, answers: (JSON.parse(paper) as { encrypted: EncryptedPaper }).encrypted.answers }))
  const cast = { ballots: rows.length, votes: rows.reduce((all, row) => all + row.weight, 0) }
  if (rows.length === 0) return settle(ctx, { ...box, aggregate: null }, cast, box.questions.map((q) => q.choices.map(() => 0)))
  const aggregate: Aggregate = { sums: await sumBallots({ questions: box.questions }, ballots), cast }
  await updateBox(ctx, { ...box, state: 'closed', aggregate })
  return { state: 'closed', tally: null }
}

/** When enough trustees have opened their part; before that nothing happens. */
export async function countIfOpened(ctx: Ctx, box: Box): Promise<Closed> {
  const opened = (await trusteesOf(ctx, box.id)).filter((t) => t.decryption !== null).slice(0, box.threshold ?? 0)
  if (!box.aggregate || opened.length < (box.threshold ?? 0)) return { state: box.state, tally: box.tally }
  return settle(ctx, box, box.aggregate.cast, openedSums(box.aggregate, opened))
}

export function openedSums({ sums, cast }: Aggregate, opened: readonly Pick<Trustee, 'number' | 'decryption'>[]): number[][] {
  return sumsOf(sums).map((row, q) => row.map(({ b }, c) => {
    const parts = opened.map(({ number, decryption }) => ({ number, part: elementOf(decryption?.[q]?.[c]?.part ?? '') }))
    const count = smallLogarithm(combine(b, parts), cast.votes)
    if (count === null) throw new Error('the sum is larger than the votes that went into it')
    return count
  }))
}

async function settle(ctx: Ctx, box: Box, cast: Tally['cast'], sums: number[][]): Promise<Closed> {
  const roll = await rollOf(ctx, box.id)
  const tally = countSums({ questions: box.questions, entitled: votersOf(roll, 'entitled'), drawn: votersOf(roll, 'drawn'), cast, sums })
  await updateBox(ctx, { ...box, state: 'counted', tally })
  await ctx.emit('ballots.boxCounted', { id: box.id, organisationId: box.organisationId })
  return { state: 'counted', tally }
}
