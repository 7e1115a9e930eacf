import { translator, type Locale } from '#platform/i18n.ts'
import type { Params } from '#platform/problem.ts'
import { words as pageWords } from '../words.ts'
import en from './messages/en.json' with { type: 'json' }
import vi from './messages/vi.json' with { type: 'json' }

/** Schemes of units are named by their first day. */
const schemes: Record<string, string> = { '2025-07-01': 'figures.scheme.today' }
const translate = translator({ vi, en })

/** The words of figures, and those of every page. */
export const words = (locale: Locale) => (key: string, params?: Params): string =>
  key in vi ? translate(locale, key, params) : pageWords(locale)(key, params)
export type Words = ReturnType<typeof words>

/** What a scheme of units is called; a source that counts the whole country brings its own words. */
export const schemeName = (scheme: string, t: Words): string => (scheme in schemes ? t(schemes[scheme] ?? '') : scheme)
