import { createHash } from 'node:crypto'
import { sql, type Kysely } from 'kysely'
import type { DB } from './db-types.ts'
import type { Actor } from './operation.server.ts'
import { AppError } from './problem.ts'
import { open, seal } from './secrets.server.ts'

export type StoredAnswer = { status: number; body: unknown; etag: string | null }
export type KeyedRequest = { actor: Actor; operation: string; key: string; raw: unknown }

/** Answers are kept so long: a phone that was without signal may send again days later. */
export const KEPT_DAYS = 30

const hashOf = (raw: unknown): Buffer => createHash('sha256').update(JSON.stringify(raw) ?? '').digest()
const actorKey = (actor: Actor): string => actor.id ?? actor.kind

export async function findStored(db: Kysely<DB>, request: KeyedRequest): Promise<StoredAnswer | null> {
  const { rows } = await sql<StoredAnswer & { request_hash: Uint8Array; sealed: boolean }>`
    select status, body, etag, request_hash, sealed from platform.idempotency
    where actor_key = ${actorKey(request.actor)} and operation = ${request.operation} and key = ${request.key}`.execute(db)
  const stored = rows[0]
  if (!stored) return null
  if (!hashOf(request.raw).equals(stored.request_hash)) throw new AppError('conflict', 'platform.idempotencyKeyReused')
  return stored.sealed ? { ...stored, body: JSON.parse(open(Buffer.from((stored.body as { sealed: string }).sealed, 'base64'))) } : stored
}

/** In the transaction of the change itself: both are there or neither. */
export async function storeAnswer(db: Kysely<DB>, request: KeyedRequest, answer: { status: number; output: unknown; etag: string | null; secret: boolean }): Promise<void> {
  const body = answer.secret ? { sealed: seal(JSON.stringify(answer.output)).toString('base64') } : (answer.output ?? null)
  await sql`insert into platform.idempotency (actor_key, operation, key, request_hash, status, body, etag, sealed)
    values (${actorKey(request.actor)}, ${request.operation}, ${request.key}, ${hashOf(request.raw)}, ${answer.status}, ${body}::jsonb, ${answer.etag}, ${answer.secret})`.execute(db)
}
