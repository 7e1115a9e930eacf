import type { Params } from '#platform/problem.ts'

type Spoken = { kind: string; params: Readonly<Record<string, string | number>>; startOn: string | null; dueOn: string | null; consequence?: string | null }

const shownDay = (value: string | number): string | number =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value.split('-').reverse().join('/') : value

/** In the reader's language: what to do, why, and what happens otherwise; the module that feeds a kind owns its words. */
export function wordsOf(spoken: Spoken, say: (key: string, params?: Params) => string): { title: string; explanation: string; consequence: string } {
  const params = Object.fromEntries(Object.entries({ ...spoken.params, dueOn: spoken.dueOn ?? '', startOn: spoken.startOn ?? '' }).map(([k, v]) => [k, shownDay(v)]))
  return {
    title: say(`duty.${spoken.kind}.title`, params),
    explanation: say(`duty.${spoken.kind}.explanation`, params),
    consequence: say(spoken.consequence ?? `duty.${spoken.kind}.consequence`, params),
  }
}
