import * as z from 'zod'
import { execute } from '#platform/execute.server.ts'
import { newId } from '#platform/ids.ts'
import type { Kernel } from '#platform/kernel.server.ts'
import { anonymous, operation, type Actor, type Ctx } from '#platform/operation.server.ts'
import { openBox, type NewBox } from './boxes/boxes.server.ts'
import { drawToken, getBox } from './boxes/operations.server.ts'
import { castBallot } from './casts/operations.server.ts'
import { finishDraft, prepareDraft, writeBallot, type Token } from './client.ts'
import type { BoxView, Choices, Question } from './schema.ts'
import { introduce, pack, unpack, ceremonyCode, type Council } from './trustees/ceremony.ts'
import { openSums } from './trustees/opening.ts'
import { confirmKey, getCouncil, introduceTrustee, openSumsPart, sendParcels } from './trustees/operations.server.ts'
import type { fingerprintOf } from './casts/receipt.ts'

/** For tests: a hall with a chair, voters and key holders, who do what their browsers would do. */
const within = operation({ id: 'ballots.inHall', summary: 'Only for tests.', input: z.any(), output: z.any(), allow: () => true, run: (ctx, work: (ctx: Ctx) => Promise<unknown>) => work(ctx) })

export const yesNo: Question[] = [{
  id: 'nghi-quyet', text: 'Thông qua phương án phân phối thu nhập?', atMost: 1,
  choices: [{ id: 'co', label: 'Đồng ý' }, { id: 'khong', label: 'Không đồng ý' }, { id: 'khac', label: 'Ý kiến khác' }],
}]

export type Voter = { actor: Actor; voterKey: string; weight: number }
export type Hall = ReturnType<typeof hallOf>

const person = (organisationId: string): Actor => ({ ...anonymous, kind: 'person', id: newId(), login: 'cutri', name: 'Cử tri', orgIds: [organisationId] })

export function hallOf(kernel: Kernel) {
  const organisationId = newId()
  const chair = person(organisationId)
  const as = <T>(work: (ctx: Ctx) => Promise<T>, now?: Date): Promise<T> => execute(kernel, { actor: chair, ...(now ? { now } : {}) }, within, work).then((a) => a.output as T)
  const viewBy = (actor: Actor, box: string): Promise<BoxView> => execute(kernel, { actor }, getBox, { box }).then((a) => a.output)

  return {
    organisationId, chair, as, viewBy,
    voters: (weights: readonly number[]): Voter[] => weights.map((weight) => {
      const actor = person(organisationId)
      return { actor, weight, voterKey: `v-${actor.id}` }
    }),
    open: async (voters: readonly Voter[], more: Partial<NewBox> = {}): Promise<BoxView> => {
      const id = crypto.randomUUID()
      await as((ctx) => openBox(ctx, {
        organisationId, id, kind: 'plain', title: 'Biểu quyết', questions: yesNo, revote: false,
        entitled: voters.map((v) => ({ voterKey: v.voterKey, personId: v.actor.id, weight: v.weight })), ...more,
      }))
      return viewBy(chair, id)
    },
    draw: async (box: BoxView, voter: Voter): Promise<Token> => {
      const draft = await prepareDraft(box, voter.weight)
      const { output } = await execute(kernel, { actor: voter.actor, idempotencyKey: draft.token.slice(0, 20) }, drawToken, { box: box.id, voterKey: voter.voterKey, blinded: draft.blinded })
      return finishDraft(box, draft, output.blindSignature)
    },
    cast: async (box: BoxView, token: Token, choices: Choices, turn = 1, now?: Date): Promise<string> => {
      const { cast, receipt } = await writeBallot(box, token, choices, turn)
      const { output } = await execute(kernel, { actor: anonymous, ...(now ? { now } : {}) }, castBallot, { box: box.id, ...cast })
      if (output.receipt !== receipt) throw new Error('the receipt is another one')
      return output.receipt
    },
  }
}

/** Key holders with their seeds; each step as the browser of each would do it. */
export type KeyHolder = { actor: Actor; seed: Uint8Array }
export const keyHolders = (hall: Hall, count: number): KeyHolder[] =>
  Array.from({ length: count }, () => ({ actor: person(hall.organisationId), seed: crypto.getRandomValues(new Uint8Array(32)) }))

export async function makeKey(kernel: Kernel, boxId: string, holders: readonly KeyHolder[], threshold: number): Promise<void> {
  const councilOf = (index: number): Council => ({ boxId, number: index + 1, trustees: holders.length, threshold })
  for (const [i, { actor, seed }] of holders.entries()) await execute(kernel, { actor }, introduceTrustee, { box: boxId, introduction: introduce(seed, councilOf(i)) })
  for (const [i, { actor, seed }] of holders.entries()) {
    const { introductions } = (await execute(kernel, { actor }, getCouncil, { box: boxId })).output
    await execute(kernel, { actor }, sendParcels, { box: boxId, parcels: pack(seed, councilOf(i), introductions) })
  }
  for (const [i, { actor, seed }] of holders.entries()) {
    const { introductions, received } = (await execute(kernel, { actor }, getCouncil, { box: boxId })).output
    unpack(seed, councilOf(i), introductions, received)
    await execute(kernel, { actor }, confirmKey, { box: boxId, code: ceremonyCode(boxId, introductions) })
  }
}

export async function openTogether(kernel: Kernel, box: Parameters<typeof fingerprintOf>[0], holders: readonly (KeyHolder & { number: number })[], of: number): Promise<string> {
  let state = ''
  for (const { actor, seed, number } of holders) {
    const { introductions, received, sums } = (await execute(kernel, { actor }, getCouncil, { box: box.id })).output
    const { secret } = unpack(seed, { boxId: box.id, number, trustees: of, threshold: box.threshold ?? 0 }, introductions, received)
    state = (await execute(kernel, { actor }, openSumsPart, { box: box.id, openings: openSums(box, sums ?? [], secret) })).output.state
  }
  return state
}
