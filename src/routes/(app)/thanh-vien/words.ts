import importsEn from '#modules/imports/messages/en.json' with { type: 'json' }
import importsVi from '#modules/imports/messages/vi.json' with { type: 'json' }
import membershipEn from '#modules/membership/messages/en.json' with { type: 'json' }
import membershipVi from '#modules/membership/messages/vi.json' with { type: 'json' }
import { translator, type Locale } from '#platform/i18n.ts'
import type { Params } from '#platform/problem.ts'
import { words as pageWords } from '../../words.ts'
import en from './messages/en.json' with { type: 'json' }
import vi from './messages/vi.json' with { type: 'json' }

const own = { vi: { ...importsVi, ...membershipVi, ...vi }, en: { ...importsEn, ...membershipEn, ...en } }
const translate = translator(own)

/** The words of the members' pages; what every page says stands in the catalogue of all routes. */
export function words(locale: Locale) {
  const general = pageWords(locale)
  return (key: string, params?: Params): string => (key in own.vi ? translate(locale, key, params) : general(key, params))
}
export type Words = ReturnType<typeof words>
