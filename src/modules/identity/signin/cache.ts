/**
 * Who stands behind a verified token, for a short time: verifying each request in the database would cost more than
 * the request itself. Bounded, and forgetful at once when a person's sessions, keys or postings change.
 */
export const CACHE_MS = 30_000
const ENTRIES_MAX = 20_000
/** While a change commits nothing of the person is cached; the commit itself is announced by the database. */
export const HOLD_MS = 2_000

type Entry<T> = { personId: string; value: T; until: number }

export class PersonCache<T> {
  readonly #entries = new Map<string, Entry<T>>()
  readonly #ofPerson = new Map<string, Set<string>>()
  readonly #heldUntil = new Map<string, number>()
  readonly #clock: () => number
  #generation = 0

  constructor(clock: () => number = Date.now) {
    this.#clock = clock
  }

  find(key: string): T | undefined {
    const entry = this.#entries.get(key)
    if (!entry) return undefined
    if (entry.until <= this.#clock()) {
      this.#drop(key, entry.personId)
      return undefined
    }
    return entry.value
  }

  /** Taken before the database is asked; `keep` refuses an answer that a change has overtaken. */
  ticket(): number {
    return this.#generation
  }

  keep(key: string, personId: string, value: T, expiresAt: number | null, ticket: number): void {
    const now = this.#clock()
    if (ticket !== this.#generation || (this.#heldUntil.get(personId) ?? 0) > now) return
    if (this.#entries.size >= ENTRIES_MAX) this.#dropOldest()
    this.#entries.set(key, { personId, value, until: Math.min(now + CACHE_MS, expiresAt ?? Infinity) })
    this.#ofPerson.set(personId, (this.#ofPerson.get(personId) ?? new Set()).add(key))
  }

  forget(personId: string): void {
    this.#generation += 1
    for (const key of this.#ofPerson.get(personId) ?? []) this.#entries.delete(key)
    this.#ofPerson.delete(personId)
  }

  /** For a change that is not committed yet: what is read meanwhile must not be kept. */
  hold(personId: string): void {
    this.forget(personId)
    const now = this.#clock()
    for (const [held, until] of this.#heldUntil) if (until <= now) this.#heldUntil.delete(held)
    this.#heldUntil.set(personId, now + HOLD_MS)
  }

  /** The connection that brings news of changes was away: anything may have happened. */
  clear(): void {
    this.#generation += 1
    this.#entries.clear()
    this.#ofPerson.clear()
  }

  get size(): number {
    return this.#entries.size
  }

  #drop(key: string, personId: string): void {
    this.#entries.delete(key)
    const keys = this.#ofPerson.get(personId)
    keys?.delete(key)
    if (keys?.size === 0) this.#ofPerson.delete(personId)
  }

  #dropOldest(): void {
    const oldest = this.#entries.entries().next()
    if (!oldest.done) this.#drop(oldest.value[0], oldest.value[1].personId)
  }
}
