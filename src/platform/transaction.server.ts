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

/**
 * One transaction on one reserved connection. BEGIN and the settings travel with the first statement, and what is
 * sent with `later` travels with the next: each awaited step would cost a round trip.
 */
export class Transaction {
  readonly send: Send
  readonly #sql: ReservedSql
  readonly #pending: Promise<unknown>[] = []

  static async open(pool: Pool, settings: Settings, readOnly: boolean): Promise<Transaction> {
    const transaction = new Transaction(await pool.reserve())
    transaction.later(transaction.#sql.unsafe(readOnly ? 'begin read only' : 'begin').execute())
    transaction.later(transaction.#sql.unsafe(setAll, valuesOf(settings), { prepare: true }).execute())
    return transaction
  }

  private constructor(sql: ReservedSql) {
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
    try {
      await Promise.all(this.#pending)
    } finally {
      this.#sql.release()
    }
  }

  /** For reads: nothing to promise, so nobody waits. */
  finish(): void {
    this.later(this.#sql.unsafe('commit').execute())
    this.#sql.release()
  }

  async rollback(): Promise<void> {
    await this.#sql.unsafe('rollback').execute().catch(() => undefined)
    await Promise.allSettled(this.#pending)
    this.#sql.release()
  }
}
