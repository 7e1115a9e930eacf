import { translator, type Locale } from '#platform/i18n.ts'
import en from './messages/en.json' with { type: 'json' }
import vi from './messages/vi.json' with { type: 'json' }
import type { DutyFact } from './schema.ts'

const translate = translator({ vi, en })

const shownDay = (value: string | number): string | number =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value.split('-').reverse().join('/') : value

/** In the reader's language: what to do, why, and what happens otherwise. */
export function wordsOf(fact: DutyFact, locale: Locale): { title: string; explanation: string; consequence: string } {
  const params = Object.fromEntries(Object.entries({ ...fact.params, dueOn: fact.dueOn ?? '', startOn: fact.startOn ?? '' }).map(([k, v]) => [k, shownDay(v)]))
  const say = (part: string): string => translate(locale, `duties.${fact.kind}.${part}`, params)
  return { title: say('title'), explanation: say('explanation'), consequence: say('consequence') }
}
