import type { Params } from '#platform/problem.ts'

/** What a cell says, or why it cannot be taken; a note is worth saying although the value stands. */
export type Read<T> = { value: T | null; problem: { key: string; params: Params; blocking: boolean } | null }

export const good = <T>(value: T): Read<T> => ({ value, problem: null })
export const bad = <T>(key: string, params: Params = {}): Read<T> => ({ value: null, problem: { key, params, blocking: true } })
export const noted = <T>(value: T | null, key: string, params: Params = {}): Read<T> => ({ value, problem: { key, params, blocking: false } })
