import { sql } from 'kysely'
import type * as z from 'zod'
import { kyselyOver } from './connection.server.ts'
import { findStored, storeAnswer, type KeyedRequest, type StoredAnswer } from './idempotency.server.ts'
import { newId } from './ids.ts'
import type { Kernel } from './kernel.server.ts'
import type { Locale } from './i18n.ts'
import type { Actor, AnyOperation, Ctx, Operation, Territory } from './operation.server.ts'
import { AppError, type Params } from './problem.ts'
import { Transaction, type Settings } from './transaction.server.ts'

/** What surrounds one call of an operation. */
export type Call = {
  actor: Actor
  locale?: Locale
  requestId?: string
  ifMatch?: string | null
  ground?: string | null
  /** Given for every POST that comes from outside. */
  idempotencyKey?: string | null
  now?: Date
}
export type Answer<T> = { output: T; etag: string | null; replayed: boolean }

/** The only machinery around an operation: parse, allow, transaction with role and settings, run, parse, commit. */
export async function execute<I extends z.ZodType, O extends z.ZodType>(
  kernel: Kernel, call: Call, op: Operation<I, O>, raw: unknown,
): Promise<Answer<z.output<O>>> {
  const input = parseInput(op, raw)
  refuseUnlessAllowed(op, call.actor, input)
  const requestId = call.requestId ?? newId()
  try {
    if (op.ahead) await op.ahead(async (other, otherInput) => (await execute(kernel, { ...call, requestId, idempotencyKey: null }, other, otherInput)).output, input)
    if (op.as === 'public' || (op.reads && call.actor.kind === 'anonymous')) return await runPublic(kernel, call, requestId, op, input)
    return await runInTransaction(kernel, call, requestId, op, input, raw)
  } catch (error) {
    throw asUnavailable(error)
  }
}

/** A schema may name one of our messages; what zod says by itself is a sentence. */
const isMessageKey = (message: string): boolean => /^[a-z]+(\.[A-Za-z]+)+$/.test(message)

export function parseInput<I extends z.ZodType>(op: { input: I }, raw: unknown): z.output<I> {
  const parsed = op.input.safeParse(raw)
  if (parsed.success) return parsed.data
  throw new AppError('invalid', 'platform.invalid', {}, {
    fields: parsed.error.issues.map((issue) => isMessageKey(issue.message)
      ? { path: issue.path.join('.'), key: issue.message }
      : { path: issue.path.join('.'), key: 'platform.invalidField', params: { reason: issue.message } }),
  })
}

function refuseUnlessAllowed(op: AnyOperation, actor: Actor, input: unknown): void {
  if (op.allow(actor, input as never)) return
  throw actor.kind === 'anonymous'
    ? new AppError('unauthenticated', 'platform.unauthenticated', { operation: op.id })
    : new AppError('forbidden', 'platform.forbidden', { operation: op.id })
}

async function runPublic<I extends z.ZodType, O extends z.ZodType>(
  kernel: Kernel, call: Call, requestId: string, op: Operation<I, O>, input: z.output<I>,
): Promise<Answer<z.output<O>>> {
  const ctx: Ctx = {
    ...surroundings(kernel, call, requestId),
    db: kernel.publicDb,
    emit: refuseWrite, enqueue: refuseWrite, noteRead: () => undefined,
    call: async (other, otherInput) => {
      const parsed = parseInput(other, otherInput)
      refuseUnlessAllowed(other, call.actor, parsed)
      return other.output.parse(await other.run(ctx, parsed)) as never
    },
  }
  return answerOf(op, op.output.parse(await op.run(ctx, input)))
}

async function runInTransaction<I extends z.ZodType, O extends z.ZodType>(
  kernel: Kernel, call: Call, requestId: string, op: Operation<I, O>, input: z.output<I>, raw: unknown,
): Promise<Answer<z.output<O>>> {
  if (op.ifMatch && !call.ifMatch) throw new AppError('precondition_required', 'platform.ifMatchMissing')
  const pool = isNational(call.actor) ? kernel.pools.national : kernel.pools.app
  const transaction = await Transaction.open(pool, settingsOf(call, requestId, op.id), op.reads === true)
  let emitted = false
  const ctx = transactionCtx(kernel, call, requestId, op, transaction, () => { emitted = true })
  const request = call.idempotencyKey && !op.reads ? { actor: call.actor, operation: op.id, key: call.idempotencyKey, raw } : null
  try {
    const stored = request && op.outside ? await findStored(ctx.db, request) : null
    if (stored) {
      transaction.finish()
      return replay(stored)
    }
    const answer = answerOf(op, op.output.parse(await op.run(ctx, input)))
    if (op.reads) {
      transaction.finish()
      return answer
    }
    if (request) transaction.later(storeAnswer(ctx.db, request, { status: op.status ?? 200, output: answer.output, etag: answer.etag, secret: op.secretAnswer === true }))
    await transaction.commit().catch((error: unknown) => { throw new CommitFailed(error) })
    if (emitted) kernel.wake()
    return answer
  } catch (error) {
    const failed = error instanceof CommitFailed
    if (!failed) await transaction.rollback()
    // Sent again, it stumbles over what it did the first time, at the latest over its own key: that answer is given again.
    const stored = request && await storedBefore(kernel, call, requestId, op, request)
    if (stored) return replay(stored)
    throw failed ? error.cause : error
  }
}

/** Hardly any request is sent twice: the stored answer is looked for when one has failed, not before each. */
async function storedBefore(kernel: Kernel, call: Call, requestId: string, op: AnyOperation, request: KeyedRequest): Promise<StoredAnswer | null> {
  const transaction = await Transaction.open(kernel.pools.app, settingsOf(call, requestId, op.id), true)
  try {
    return await findStored(kyselyOver(transaction.send), request)
  } finally {
    transaction.finish()
  }
}

class CommitFailed extends Error {
  constructor(cause: unknown) { super('commit failed', { cause }) }
}

function transactionCtx(kernel: Kernel, call: Call, requestId: string, op: AnyOperation, transaction: Transaction, onEmit: () => void): Ctx {
  const db = kyselyOver(transaction.send)
  const ctx: Ctx = {
    ...surroundings(kernel, call, requestId),
    db,
    emit: async (name, payload) => {
      // What nobody listens to is kept, but waits for nobody: the dispatcher would spend a transaction on each.
      const heard = kernel.reactions.has(name)
      if (heard) onEmit()
      transaction.later(sql`insert into platform.outbox (name, payload, actor_id, done_at) values (${name}, ${payload}::jsonb, ${call.actor.id}::uuid, case when ${heard} then null else now() end)`.execute(db))
    },
    enqueue: (job, payload, { after, actor = call.actor } = {}) => {
      onEmit()
      return kernel.enqueue(db, job, payload, actor, after)
    },
    call: async (other, otherInput) => {
      if (other.ahead) throw new Error(`${other.id} has work to do before a transaction, and this is inside one`)
      const input = parseInput(other, otherInput)
      refuseUnlessAllowed(other, call.actor, input)
      return other.output.parse(await other.run(ctx, input)) as never
    },
    noteRead: ({ organisationId, what }) => kernel.noteReads([{
      at: ctx.now, actor_id: call.actor.id, organisation_id: organisationId, what, action: op.id, request_id: requestId,
    }]),
  }
  return ctx
}

const surroundings = (kernel: Kernel, call: Call, requestId: string) => {
  const locale = call.locale ?? ('vi' as const)
  return {
    actor: call.actor, now: call.now ?? new Date(), locale, requestId, ifMatch: call.ifMatch ?? null, ground: call.ground ?? null,
    say: (key: string, params?: Params): string => kernel.translate(locale, key, params),
  }
}

const refuseWrite = (): never => { throw new Error('the anonymous reader writes nothing') }

const isNational = (actor: Actor): boolean => actor.territory?.level === 'nation' || actor.alliance?.level === 'nation'

const provinceOf = (territory: Territory | null): string | null => (territory?.level === 'province' ? territory.province : null)
const communeOf = (territory: Territory | null): string | null => (territory?.level === 'commune' ? territory.commune : null)

function settingsOf(call: Call, requestId: string, action: string): Settings {
  const { actor } = call
  return {
    actorId: actor.id, orgIds: actor.orgIds, province: provinceOf(actor.territory), commune: communeOf(actor.territory),
    alliance: provinceOf(actor.alliance), action, requestId, ground: call.ground ?? null,
  }
}

const answerOf = <O>(op: { etag?: (output: never) => string }, output: O): Answer<O> => ({
  output, etag: op.etag ? op.etag(output as never) : null, replayed: false,
})

const replay = <O>(stored: StoredAnswer): Answer<O> => ({ output: stored.body as O, etag: stored.etag, replayed: true })

const codeOf = (error: unknown): string | null =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : null

export const isUniqueViolation = (error: unknown, constraint: string): boolean =>
  codeOf(error) === '23505' && (error as { constraint_name?: string }).constraint_name === constraint

/** What PostgreSQL and the driver say while the server is away or starting. */
const away = new Set(['CONNECTION_CLOSED', 'CONNECTION_ENDED', 'CONNECTION_DESTROYED', 'CONNECT_TIMEOUT', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOENT', '57P01', '57P02', '57P03'])

function asUnavailable(error: unknown): unknown {
  const code = codeOf(error)
  return code !== null && !(error instanceof AppError) && away.has(code)
    ? new AppError('unavailable', 'platform.databaseUnavailable')
    : error
}
