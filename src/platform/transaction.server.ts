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
  /** The connection went away: the driver would write to a socket that is not there, and end the process. */
  #gone = false
  /** Rejects then: what was sent just before, the driver may never answer. */
  readonly #lost = Promise.withResolvers<never>()

  static async open(pool: Pool, settings: Settings, readOnly: boolean): Promise<Transaction> {
    const transaction = new Transaction(pool, await reserve(pool))
    transaction.later(transaction.#begin(readOnly))
    transaction.later(transaction.#sql.unsafe(setAll, valuesOf(settings), { prepare: true }).execute())
    return transaction
  }

  private constructor(pool: Pool, sql: ReservedSql) {
    this.#pool = pool
    this.#sql = sql
    const send = sender(sql)
    this.#lost.promise.catch(() => undefined)
    this.send = (query) => (this.#gone ? this.#lost.promise : Promise.race([send(query), this.#lost.promise]))
  }

  /** The driver tells which connection it took; that one tells when it closes. */
  #begin(readOnly: boolean): Promise<unknown> {
    const onexecute = (connection: { onclose: (() => void) | null }): true => {
      connection.onclose = () => {
        this.#gone = true
        this.#lost.reject(new ConnectionGone())
      }
      return true
    }
    return this.#sql.unsafe(readOnly ? 'begin read only' : 'begin', [], { onexecute } as object).execute()
  }

  /** A closed connection went back by itself. */
  #release(): void {
    if (!this.#gone) this.#sql.release()
  }

  /** Sent now, looked at before the commit. */
  later(sent: PromiseLike<unknown>): void {
    const promise = Promise.resolve(sent)
    // Looked at in `commit`; until then a failure must not count as unhandled.
    promise.catch(() => undefined)
    this.#pending.push(promise)
  }

  /** All of them, also after one has failed: the connection goes on only when it has heard every answer. */
  #answers(): Promise<PromiseSettledResult<unknown>[]> {
    return Promise.race([Promise.allSettled(this.#pending), this.#lost.promise])
  }

  /** Awaited: from here on the change is promised. Statements that failed make PostgreSQL roll back. */
  async commit(): Promise<void> {
    if (!this.#gone) this.later(this.#sql.unsafe('commit').execute())
    const results = await this.#answers()
    this.#release()
    const failed = results.find((result) => result.status === 'rejected')
    if (failed) throw failed.reason
  }

  /**
   * For reads: nothing to promise, so the caller does not wait. The connection does: the driver sends a moment after it
   * is told to, and whoever got the connection in between would speak inside this transaction, as this actor.
   */
  finish(): void {
    if (this.#gone) return
    this.later(this.#sql.unsafe('commit').execute())
    noteEnding(this.#pool, this.#answers().then(() => this.#release(), () => undefined))
  }

  async rollback(): Promise<void> {
    if (this.#gone) return
    this.later(this.#sql.unsafe('rollback').execute())
    await this.#answers().then(() => this.#release(), () => undefined)
  }
}

class ConnectionGone extends Error {
  readonly code = 'CONNECTION_CLOSED'
}

const ATTEMPT_MS = 5000
const ATTEMPTS = 6

/**
 * When all connections break at once, the driver forgets some of those who wait for one: who has waited long asks
 * anew, and in the end is told that the database is away. What comes too late goes back.
 */
async function reserve(pool: Pool): Promise<ReservedSql> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const waiting = pool.reserve()
    const found = await withinTime(waiting)
    if (found) return found
    waiting.then((late) => late.release(), () => undefined)
  }
  throw new ConnectionGone()
}

async function withinTime<T>(promise: Promise<T>): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<null>((resolve) => { timer = setTimeout(resolve, ATTEMPT_MS, null) })
  return Promise.race([promise, late]).finally(() => clearTimeout(timer))
}
