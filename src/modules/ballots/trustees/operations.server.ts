import * as z from 'zod'
import { operation, type Ctx } from '#platform/operation.server.ts'
import { AppError } from '#platform/problem.ts'
import { boxOf, lockedBox } from '../boxes/boxes.server.ts'
import { updateBox, type Box } from '../boxes/store.server.ts'
import { canonical } from '../encoding.ts'
import { can } from '../policy.ts'
import { boxStates } from '../schema.ts'
import { ceremonyCode, electionOf, introduction, parcels, type Introductions } from './ceremony.ts'
import { countIfOpened } from './counting.server.ts'
import { openingFault } from './opening.ts'
import { saveStep, trusteesOf, type Step, type Trustee } from './store.server.ts'

const introductionsOf = (trustees: readonly Trustee[]): Introductions =>
  trustees.flatMap(({ number, introduction: i }) => (i ? [{ number, introduction: i }] : []))
const everybody = (trustees: readonly Trustee[], step: Step): boolean => trustees.every((t) => t[step] !== null)

type Seat = { box: Box; trustees: Trustee[]; own: Trustee }
async function seatOf(ctx: Ctx, boxId: string): Promise<Seat> {
  const box = await lockedBox(ctx, boxId)
  const trustees = await trusteesOf(ctx, boxId)
  const own = trustees.find((t) => t.personId === ctx.actor.id)
  if (!own) throw new AppError('forbidden', 'ballots.noTrustee')
  return { box, trustees, own }
}

/** Each step is given once; the same again is no fault. Gives whether there is something to write. */
function isNew(own: Trustee, step: Step, value: unknown): boolean {
  if (own[step] === null) return true
  if (canonical(own[step]) !== canonical(value)) throw new AppError('conflict', 'ballots.stepDone')
  return false
}

const done = z.object({ state: z.enum(boxStates) })
const inBox = { box: z.uuid() }

export const getCouncil = operation({
  id: 'ballots.getCouncil',
  http: 'GET /ballots/{box}/trustees',
  summary: 'How far the trustees of a verifiable box are, and what the reader needs for the next step.',
  reads: true,
  input: z.object(inBox),
  output: z.object({
    number: z.int(), trustees: z.int(), threshold: z.int(), state: z.enum(boxStates),
    introductions: z.array(z.object({ number: z.int(), introduction })),
    received: z.array(z.object({ from: z.int(), sealed: z.string() })).meta({ description: 'Parcels for the reader.' }),
    steps: z.array(z.object({ number: z.int(), introduction: z.boolean(), parcels: z.boolean(), confirmation: z.boolean(), decryption: z.boolean() })),
    code: z.string().nullable().meta({ description: 'The same for each trustee, or somebody was shown something else: compare it aloud.' }),
    sums: z.array(z.array(z.object({ a: z.string(), b: z.string() }))).nullable(),
  }),
  allow: can.read,
  run: async (ctx, { box: id }) => {
    const box = await boxOf(ctx, id)
    const trustees = await trusteesOf(ctx, id)
    const own = trustees.find((t) => t.personId === ctx.actor.id)
    if (!own) throw new AppError('forbidden', 'ballots.noTrustee')
    const introductions = introductionsOf(trustees)
    return {
      number: own.number, trustees: trustees.length, threshold: box.threshold ?? 0, state: box.state, introductions: [...introductions],
      received: trustees.flatMap((t) => (t.parcels ?? []).filter((p) => p.to === own.number).map(({ sealed }) => ({ from: t.number, sealed }))),
      steps: trustees.map((t) => ({ number: t.number, introduction: t.introduction !== null, parcels: t.parcels !== null, confirmation: t.confirmation !== null, decryption: t.decryption !== null })),
      code: introductions.length === trustees.length ? ceremonyCode(id, introductions) : null,
      sums: box.aggregate?.sums ?? null,
    }
  },
})

export const introduceTrustee = operation({
  id: 'ballots.introduceTrustee',
  http: 'POST /ballots/{box}/trustees/introductions',
  summary: 'First step of a trustee: commitments to its part of the key, with proof.',
  input: z.object({ ...inBox, introduction }),
  output: done,
  status: 201,
  allow: can.draw,
  run: async (ctx, { box: id, introduction: value }) => {
    const { box, own } = await seatOf(ctx, id)
    if (value.commitment.length !== box.threshold) throw new AppError('invalid', 'ballots.badRequest')
    if (isNew(own, 'introduction', value)) await saveStep(ctx, id, own.number, 'introduction', value)
    return { state: box.state }
  },
})

export const sendParcels = operation({
  id: 'ballots.sendParcels',
  http: 'POST /ballots/{box}/trustees/parcels',
  summary: 'Second step of a trustee: a sealed part for each of the others.',
  input: z.object({ ...inBox, parcels }),
  output: done,
  status: 201,
  allow: can.draw,
  run: async (ctx, { box: id, parcels: value }) => {
    const { box, trustees, own } = await seatOf(ctx, id)
    if (!everybody(trustees, 'introduction')) throw new AppError('conflict', 'ballots.waitForTrustees')
    const others = trustees.filter((t) => t.number !== own.number).map((t) => t.number)
    if (canonical(value.map((p) => p.to).sort((a, b) => a - b)) !== canonical(others)) throw new AppError('invalid', 'ballots.badRequest')
    // Sealed with fresh randomness each time: the first ones stand.
    if (own.parcels === null) await saveStep(ctx, id, own.number, 'parcels', value)
    return { state: box.state }
  },
})

export const confirmKey = operation({
  id: 'ballots.confirmKey',
  http: 'POST /ballots/{box}/trustees/confirmations',
  summary: 'Third step of a trustee: its own parcels fit, and it saw the same introductions as the others. The last one opens the box.',
  input: z.object({ ...inBox, code: z.string().max(40) }),
  output: done,
  status: 201,
  allow: can.draw,
  run: async (ctx, { box: id, code }) => {
    const { box, trustees, own } = await seatOf(ctx, id)
    const introductions = introductionsOf(trustees)
    if (!everybody(trustees, 'parcels')) throw new AppError('conflict', 'ballots.waitForTrustees')
    if (code !== ceremonyCode(id, introductions)) throw new AppError('conflict', 'ballots.codesDiffer')
    if (isNew(own, 'confirmation', { code })) await saveStep(ctx, id, own.number, 'confirmation', { code })
    const complete = everybody(trustees.filter((t) => t.number !== own.number), 'confirmation')
    if (!complete || box.state !== 'preparing') return { state: box.state }
    await updateBox(ctx, { ...box, state: 'open', election: electionOf(introductions) })
    await ctx.emit('ballots.boxOpened', { id, organisationId: box.organisationId })
    return { state: 'open' as const }
  },
})

export const openSumsPart = operation({
  id: 'ballots.openSums',
  http: 'POST /ballots/{box}/trustees/openings',
  summary: 'After the closing: a trustee’s part of opening the sums, with proof. The last one needed gives the result.',
  input: z.object({ ...inBox, openings: z.array(z.array(z.object({ part: z.string().length(43), proof: z.string().length(86) }))).max(40) }),
  output: done,
  status: 201,
  allow: can.draw,
  run: async (ctx, { box: id, openings }) => {
    const { box, own } = await seatOf(ctx, id)
    if (!box.aggregate || !box.election) throw new AppError('conflict', 'ballots.notClosedYet')
    if (box.state === 'counted' || own.decryption !== null) return { state: box.state }
    if (openingFault(box, box.aggregate.sums, own.number, openings) !== null) throw new AppError('invalid', 'ballots.proofsFail')
    await saveStep(ctx, id, own.number, 'decryption', openings)
    return { state: (await countIfOpened(ctx, box)).state }
  },
})
