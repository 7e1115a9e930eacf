import { translator, type Locale } from '#platform/i18n.ts'
import type { Params } from '#platform/problem.ts'
import { words as pageWords } from '../../words.ts'
import en from './messages/en.json' with { type: 'json' }
import vi from './messages/vi.json' with { type: 'json' }

const translate = translator({ vi, en })

/** The words of the meeting's pages; what every page says stands in the catalogue of all routes. */
export function words(locale: Locale) {
  const general = pageWords(locale)
  return (key: string, params?: Params): string => (key in vi ? translate(locale, key, params) : general(key, params))
}
