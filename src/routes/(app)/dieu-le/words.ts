import charterEn from '#modules/charter/messages/en.json' with { type: 'json' }
import charterVi from '#modules/charter/messages/vi.json' with { type: 'json' }
import { translator, type Locale } from '#platform/i18n.ts'
import type { Params } from '#platform/problem.ts'
import { words as pageWords } from '../../words.ts'
import en from './messages/en.json' with { type: 'json' }
import vi from './messages/vi.json' with { type: 'json' }

const own = { vi: { ...charterVi, ...vi }, en: { ...charterEn, ...en } }
const translate = translator(own)

/** The words of the charter’s pages; what every page says stands in the catalogue of all routes. */
export function words(locale: Locale) {
  const general = pageWords(locale)
  return (key: string, params?: Params): string => (key in own.vi ? translate(locale, key, params) : general(key, params))
}
export type Words = ReturnType<typeof words>
