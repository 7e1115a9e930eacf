import type { ReservedSql } from 'postgres'
import { sender, type Pool, type Send } from './connection.server.ts'

/** Local to one transaction; policies, triggers and the trail read them. */
export type Settings = {
  actorId: string | null
  orgIds: readonly string[]
  province: string | null
  commune: string | null
  alliance: string | null
  action: string
  requestId: string
  ground: string | null
}

const setAll = `select set_config('app.actor_id', $1, true), set_config('app.org_ids', $2, true), set_config('app.province', $3, true),
  set_config('app.commune', $4, true), set_config('app.alliance', $5, true), set_config('app.action', $6, true),
  set_config('app.request_id', $7, true), set_config('app.ground', $8, true)`

const valuesOf = (s: Settings): string[] => [
  s.actorId ?? '', `{${s.orgIds.join(',')}}`, s.province ?? '', s.commune ?? '', s.alliance ?? '', s.action, s.requestId, s.ground ?? '',
]

/** Transactions that end without anybody waiting: a pool must not be closed before they have. */
const ending = new WeakMap<Pool, Set<Promise<unknown>>>()
export const allEnded = async (pool: Pool): Promise<void> => void await Promise.all(ending.get(pool) ?? [])

function noteEnding(pool: Pool, end: Promise<unknown>): void {
  const ends = ending.get(pool) ?? new Set()
  ending.set(pool, ends.add(end))
  void end.then(() => ends.delete(end))
}

/**
 * One transaction on one reserved connection. BEGIN and the settings travel with the first statement, and what is
 * sent with `later` travels with the next: each awaited step would cost a round trip.
 */
export class Transaction {
  readonly send: Send
  readonly #pool: Pool
  readonly #sql: ReservedSql
  readonly #pending: Promise<unknown>[] = []

  static async open(pool: Pool, settings: Settings, readOnly: boolean): Promise<Transaction> {
    const transaction = new Transaction(pool, await pool.reserve())
    transaction.later(transaction.#sql.unsafe(readOnly ? 'begin read only' : 'begin').execute())
    transaction.later(transaction.#sql.unsafe(setAll, valuesOf(settings), { prepare: true }).execute())
    return transaction
  }

  private constructor(pool: Pool, sql: ReservedSql) {
    this.#pool = pool
    this.#sql = sql
    this.send = sender(sql)
  }

  /** Sent now, looked at before the commit. */
  later(sent: PromiseLike<unknown>): void {
    const promise = Promise.resolve(sent)
    // Looked at in `commit`; until then a failure must not count as unhandled.
    promise.catch(() => undefined)
    this.#pending.push(promise)
  }

  /** Awaited: from here on the change is promised. Statements that failed make PostgreSQL roll back. */
  async commit(): Promise<void> {
    this.later(this.#sql.unsafe('commit').execute())
    // All of them, also after one has failed: the connection goes on only when it has heard every answer.
    const results = await Promise.allSettled(this.#pending)
    this.#sql.release()
    const failed = results.find((result) => result.status === 'rejected')
    if (failed) throw failed.reason
  }

  /**
   * For reads: nothing to promise, so the caller does not wait. The connection does: the driver sends a moment after it
   * is told to, and whoever got the connection in between would speak inside this transaction, as this actor.
   */
  finish(): void {
    this.later(this.#sql.unsafe('commit').execute())
    noteEnding(this.#pool, Promise.allSettled(this.#pending).then(() => this.#sql.release()))
  }

  async rollback(): Promise<void> {
    await this.#sql.unsafe('rollback').execute().catch(() => undefined)
    await Promise.allSettled(this.#pending)
    this.#sql.release()
  }
}
