import type * as z from 'zod'
import type { Kysely } from 'kysely'
import type { DB } from './db-types.ts'
import type { Locale } from './i18n.ts'
import type { Params } from './problem.ts'

export type Territory =
  | { level: 'nation' }
  | { level: 'province'; province: string }
  | { level: 'commune'; province: string; commune: string }

/** Who acts. Everything `allow` may look at; nothing in it is read from the database inside an operation. */
export type Actor = {
  kind: 'anonymous' | 'person' | 'key' | 'system'
  /** identity.person */
  id: string | null
  login: string | null
  name: string | null
  /** The office the person acts from. */
  officeId: string | null
  grants: ReadonlySet<string>
  /** Organisations (tenants) the actor belongs to: some dozens at most. */
  orgIds: readonly string[]
  /** What an officer of the State sees. */
  territory: Territory | null
  /** What an officer of the Cooperative Alliance covers; in depth only by the organisation's consent. */
  alliance: Territory | null
}

export const anonymous: Actor = {
  kind: 'anonymous', id: null, login: null, name: null, officeId: null,
  grants: new Set(), orgIds: [], territory: null, alliance: null,
}

/** Jobs, reactions and seeds act as the system: no person, every grant that their module gives them. */
export const system: Actor = { ...anonymous, kind: 'system', grants: new Set(['system']) }

/** The system within one organisation: what a job or a reaction does for it touches no other. */
export const systemFor = (organisationId: string): Actor => ({ ...system, orgIds: [organisationId] })

/** First argument of everything below an operation. */
export type Ctx = {
  actor: Actor
  /** Bound to the operation's transaction, role and settings. */
  db: Kysely<DB>
  now: Date
  locale: Locale
  /** A message of any module in the reader's language. */
  say: (key: string, params?: Params) => string
  requestId: string
  /** If-Match of the request, without quotes. */
  ifMatch: string | null
  /** The ground a person gives for a change; goes into the audit trail. */
  ground: string | null
  /** A past-tense fact for modules above, in the same transaction. */
  emit: (name: string, payload: Record<string, unknown>) => Promise<void>
  /**
   * A slow effect, stored in the same transaction; gives the job's id. It runs not before `after`, and as who asked
   * unless `actor` names another: what an organisation set going goes on when the person has left.
   */
  enqueue: (job: string, payload: Record<string, unknown>, when?: { after?: Date; actor?: Actor }) => Promise<string>
  /** Another operation inside this transaction: same actor, same role; its own `allow` is asked. */
  call: <I extends z.ZodType, O extends z.ZodType>(op: Operation<I, O>, input: z.input<I>) => Promise<z.output<O>>
  /** Personal data was read: noted in batches (who, what, why), never the data itself. */
  noteRead: (subject: { organisationId: string; what: string }) => void
}

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

type Definition<I extends z.ZodType, O extends z.ZodType> = {
  /** `module.verbNoun`: the same verb in button, event and audit line. */
  id: `${string}.${string}`
  /** Public API under /api/v1; leave out what only pages call. */
  http?: `${Method} /${string}`
  /** One English sentence for the API's reader. */
  summary: string
  input: I
  output: O
  /** Who may. Required: forgetting authorisation does not compile. */
  allow: (actor: Actor, input: z.output<I>) => boolean
  run: (ctx: Ctx, input: z.output<I>) => Promise<z.input<O>>
  /** No writes: the commit is not awaited. */
  reads?: true
  /** Always as the anonymous reader, one statement, no transaction. */
  as?: 'public'
  /** The version of what is answered, for If-Match and If-None-Match. */
  etag?: (output: z.output<O>) => string
  /** The change must name the version it changes. */
  ifMatch?: true
  status?: 200 | 201 | 202 | 204
  /** The answer holds a secret that is shown once: what is kept for the Idempotency-Key is sealed. */
  secretAnswer?: true
  /**
   * It also does what a rollback does not take back (another database, a key store): whether the request has been
   * answered before is looked up first, instead of when it stumbles over what it did the first time.
   */
  outside?: true
  /**
   * Nobody must be able to say who asked: no session is read, the actor is anonymous, no Idempotency-Key is asked for or
   * stored, no number of the request is given or written. The input itself must make sending again safe.
   */
  unlinked?: true
  /**
   * Slow work that needs no connection, before the transaction opens: inside it would hold one of a few while everybody
   * waits. What it has to know it reads through operations, each in a short transaction of its own.
   */
  ahead?: (read: Ctx['call'], input: z.output<I>) => Promise<void>
  /** The request's body is a file of at most so many bytes; the input's `file` is where it was put. */
  upload?: { maxBytes: number }
}

export type Operation<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> = Definition<I, O>
/** An operation whose shapes do not matter: registry, routes, permission matrix. */
export type AnyOperation = Omit<Operation, 'allow' | 'run' | 'etag' | 'ahead'> & {
  allow: (actor: Actor, input: never) => boolean
  run: (ctx: Ctx, input: never) => Promise<unknown>
  etag?: (output: never) => string
  ahead?: (read: Ctx['call'], input: never) => Promise<void>
}

export const operation = <I extends z.ZodType, O extends z.ZodType>(definition: Definition<I, O>): Operation<I, O> => definition

/** An uploaded file as an operation's input sees it. */
export type UploadedFile = { path: string; name: string; mediaType: string; sizeBytes: number; sha256: string }
