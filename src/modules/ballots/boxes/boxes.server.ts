import { isId } from '#platform/ids.ts'
import type { Ctx } from '#platform/operation.server.ts'
import { AppError } from '#platform/problem.ts'
import { fingerprintOf } from '../casts/receipt.ts'
import { blindSign, makeClassKey } from '../casts/token.server.ts'
import { boardOf, discard, emptyUrn, keepKey, makeUrn, privateKeyOf } from '../casts/urn.server.ts'
import { fromBase64, toBase64 } from '../encoding.ts'
import { questions as questionsSchema, type BoxView, type ClassKey, type Question, type Tally } from '../schema.ts'
import { insertTrustees, steps, trusteesOf, type NewTrustee, type Step } from '../trustees/store.server.ts'
import { countPapers, duplicates, exposed, paperProblem, type Marks } from './rules.ts'
import {
  entitlementsOfPerson, findBox, insertBox, insertEntitled, keepSignature, rollOf, takeBox, takeEntitlement, updateBox, votersOf, withdraw,
  type Box, type Entitled,
} from './store.server.ts'

/**
 * What the modules above do with a box. They decide who may open and close it and who is entitled; row-level security
 * keeps it within the organisation.
 */
export type NewBox = {
  organisationId: string
  id: string
  kind: 'plain' | 'verifiable'
  title: string
  questions: readonly Question[]
  /** `voterKey` is whatever the caller calls a voter; `personId` is who may draw the token signed in. */
  entitled: readonly Entitled[]
  /** Weights that may still come in while it is open: keys cannot be added later. */
  weights?: readonly number[]
  closesAt?: Date | null
  revote: boolean
  /** Verifiable only: who holds the parts of the key, and how many of them must come together. */
  trustees?: readonly NewTrustee[]
  threshold?: number
}
/** `exposed`: weights of fewer than three voters, whose published ballots point at people. */
export type Opened = { id: string; state: BoxView['state']; fingerprint: string; exposed: number[] }

const MOST_CLASSES = 100
const MOST_TRUSTEES = 15
const refuse = (key: string, params = {}): never => { throw new AppError('invalid', key, params) }

/** Before anything is made: keys cost time. */
function check(box: NewBox): void {
  if (!isId(box.id)) refuse('ballots.badId')
  const parsed = questionsSchema.safeParse(box.questions)
  if (!parsed.success) refuse('ballots.badPaper')
  const problem = paperProblem(box.kind, box.questions)
  if (problem) refuse(problem)
  if (duplicates(box.entitled.map((e) => e.voterKey))) refuse('ballots.sameVoterTwice')
  const trustees = box.trustees ?? []
  if (box.kind === 'verifiable' && (trustees.length > MOST_TRUSTEES || (box.threshold ?? 0) < 2 || (box.threshold ?? 0) > trustees.length)) refuse('ballots.trusteesMissing')
  if (duplicates(trustees.map((t) => t.personId))) refuse('ballots.sameTrusteeTwice')
}

export async function openBox(ctx: Ctx, box: NewBox): Promise<Opened> {
  check(box)
  const weights = [...new Set([...box.entitled.map((e) => e.weight), ...(box.weights ?? [])])].sort((a, b) => a - b)
  if (weights.length > MOST_CLASSES) refuse('ballots.tooManyClasses', { limit: MOST_CLASSES })
  const made = await Promise.all(weights.map(async (weight) => ({ weight, ...(await makeClassKey()) })))
  const keys: ClassKey[] = made.map(({ weight, publicKey }) =>
    ({ weight, publicKey: toBase64(publicKey), voters: box.entitled.filter((e) => e.weight === weight).length }))
  // A verifiable box opens when its trustees have made their key together.
  const state = box.kind === 'plain' ? 'open' : 'preparing'
  const verifiable = box.kind === 'verifiable'
  const sheet = {
    organisationId: box.organisationId, id: box.id, kind: box.kind, title: box.title, questions: [...box.questions], keys,
    council: verifiable ? (box.trustees ?? []).map((t) => t.name) : [], threshold: verifiable ? (box.threshold ?? 0) : null,
  }
  await insertBox(ctx, { ...sheet, state, revote: box.revote, closesAt: box.closesAt ?? null })
  await insertEntitled(ctx, box, box.entitled)
  if (verifiable) await insertTrustees(ctx, box, box.trustees ?? [])
  await makeUrn(ctx, box.id)
  for (const { weight, privateKey } of made) await keepKey(ctx, box.id, weight, privateKey)
  return { id: box.id, state, fingerprint: fingerprintOf({ ...sheet, election: null }), exposed: exposed(keys) }
}

export async function boxOf(ctx: Ctx, id: string): Promise<Box> {
  const box = await findBox(ctx, id)
  if (!box) throw new AppError('not_found', 'ballots.notFound')
  return box
}

export async function lockedBox(ctx: Ctx, id: string): Promise<Box> {
  const box = await takeBox(ctx, id)
  if (!box) throw new AppError('not_found', 'ballots.notFound')
  return box
}

/** Who came in later, or back before drawing anything, in one of the weights that the box knows. Gives how many. */
export async function entitle(ctx: Ctx, boxId: string, entitled: readonly Entitled[]): Promise<number> {
  const box = await lockedBox(ctx, boxId)
  if (box.state !== 'open' && box.state !== 'preparing') throw new AppError('conflict', 'ballots.closed')
  const unknown = entitled.find((e) => !box.keys.some((k) => k.weight === e.weight))
  if (unknown) throw new AppError('conflict', 'ballots.weightUnknown', { weight: unknown.weight })
  return insertEntitled(ctx, box, entitled)
}

/** `tooLate`: the token was signed before, so a ballot may be in the box, and nobody can tell which. */
export async function withdrawEntitlement(ctx: Ctx, boxId: string, voterKey: string): Promise<{ tooLate: boolean }> {
  const entitlement = await takeEntitlement(ctx, boxId, voterKey)
  if (!entitlement) throw new AppError('not_found', 'ballots.notEntitled')
  await withdraw(ctx, boxId, voterKey)
  return { tooLate: entitlement.blinded !== null }
}

/** One signature for one voter: the same request gets the same answer, another one is refused. */
export async function issueToken(ctx: Ctx, request: { boxId: string; voterKey: string; blinded: string }): Promise<{ weight: number; blindSignature: string }> {
  const box = await boxOf(ctx, request.boxId)
  const entitlement = await takeEntitlement(ctx, box.id, request.voterKey)
  if (!entitlement) throw new AppError('forbidden', 'ballots.notEntitled')
  const blinded = decoded(request.blinded)
  if (entitlement.blinded && entitlement.blindSignature) {
    if (!Buffer.from(entitlement.blinded).equals(blinded)) throw new AppError('conflict', 'ballots.drawnBefore')
    return { weight: entitlement.weight, blindSignature: toBase64(entitlement.blindSignature) }
  }
  if (entitlement.withdrawn) throw new AppError('forbidden', 'ballots.withdrawn')
  if (box.state === 'preparing') throw new AppError('conflict', 'ballots.notOpenYet')
  const privateKey = isTakingBallots(box, ctx.now) ? await privateKeyOf(ctx, box.id, entitlement.weight) : null
  if (!privateKey) throw new AppError('conflict', 'ballots.closed')
  const signature = blindSign(privateKey, blinded)
  if (!signature) throw new AppError('invalid', 'ballots.badRequest')
  await keepSignature(ctx, box.id, request.voterKey, blinded, signature)
  return { weight: entitlement.weight, blindSignature: toBase64(signature) }
}

function decoded(text: string): Uint8Array {
  try {
    return fromBase64(text)
  } catch {
    throw new AppError('invalid', 'ballots.badRequest')
  }
}

/** By the server's clock alone. */
export const isTakingBallots = (box: Pick<Box, 'state' | 'closesAt'>, now: Date): boolean => box.state === 'open' && (box.closesAt === null || now < box.closesAt)

/**
 * The closing: nothing enters any more, the keys are gone, the list is written in random order. A plain box is counted
 * at once; the sums of a verifiable one wait for its trustees. Closing twice gives the same answer.
 */
export async function closeBox(ctx: Ctx, boxId: string): Promise<{ state: BoxView['state']; tally: Tally | null }> {
  const box = await lockedBox(ctx, boxId)
  if (box.state === 'closed' || box.state === 'counted') return { state: box.state, tally: box.tally }
  if ((await emptyUrn(ctx, box.id)) === null) throw new AppError('conflict', 'ballots.boxLost')
  if (box.kind === 'plain') return count(ctx, box)
  const { closeVerifiable } = await import('../trustees/counting.server.ts')
  return closeVerifiable(ctx, box)
}

async function count(ctx: Ctx, box: Box): Promise<{ state: BoxView['state']; tally: Tally }> {
  const roll = await rollOf(ctx, box.id)
  const papers = (await boardOf(ctx, box.id)).map(({ weight, paper }) => ({ weight, marks: (JSON.parse(paper) as { marks: Marks }).marks }))
  const tally = countPapers({ questions: box.questions, entitled: votersOf(roll, 'entitled'), drawn: votersOf(roll, 'drawn'), papers })
  await updateBox(ctx, { ...box, state: 'counted', tally })
  await ctx.emit('ballots.boxCounted', { id: box.id, organisationId: box.organisationId })
  return { state: 'counted', tally }
}

export async function viewOf(ctx: Ctx, box: Box): Promise<BoxView> {
  const roll = await rollOf(ctx, box.id)
  const own = ctx.actor.id ? await entitlementsOfPerson(ctx, box.id, ctx.actor.id) : []
  return {
    id: box.id, organisationId: box.organisationId, kind: box.kind, state: box.state, title: box.title, questions: box.questions, revote: box.revote,
    closesAt: box.closesAt?.toISOString() ?? null, keys: box.keys, election: box.election, threshold: box.threshold, council: box.council, fingerprint: fingerprintOf(box),
    turnout: { entitled: votersOf(roll, 'entitled').voters, drawn: votersOf(roll, 'drawn').voters },
    mine: own.map(({ voterKey, weight, blinded }) => ({ voterKey, weight, drawn: blinded !== null })), tally: box.tally,
  }
}

export type Standing = { kind: BoxView['kind']; state: BoxView['state']; revote: boolean; threshold: number | null; fingerprint: string; council: { personId: string; name: string; done: Step[] }[] }
/** How far a box is, for those above; null when there is none. */
export async function standingOf(ctx: Ctx, boxId: string): Promise<Standing | null> {
  const box = await findBox(ctx, boxId)
  if (!box) return null
  const council = (await trusteesOf(ctx, boxId)).map((trustee) => ({ personId: trustee.personId, name: box.council[trustee.number - 1] ?? '–', done: steps.filter((step) => trustee[step] !== null) }))
  return { kind: box.kind, state: box.state, revote: box.revote, threshold: box.threshold, fingerprint: fingerprintOf(box), council }
}

/** A box that nobody drew a token from is gone as if it had never been; any other stays. Gives whether it went. */
export const discardBox = discard

/** For those above that merge paper or print a result. */
export async function tallyOf(ctx: Ctx, boxId: string): Promise<Tally | null> {
  return (await boxOf(ctx, boxId)).tally
}

