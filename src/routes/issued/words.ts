import { translator, type Locale } from '#platform/i18n.ts'
import type { Params } from '#platform/problem.ts'
import documentsEn from '#modules/documents/messages/en.json' with { type: 'json' }
import documentsVi from '#modules/documents/messages/vi.json' with { type: 'json' }
import { words as pageWords } from '../words.ts'
import en from './messages/en.json' with { type: 'json' }
import vi from './messages/vi.json' with { type: 'json' }

const own: Record<Locale, Record<string, string>> = { vi: { ...documentsVi, ...vi }, en: { ...documentsEn, ...en } }
const translate = translator(own)

/** The words of issued papers, their confirmation and the law, and those of every page. */
export const words = (locale: Locale) => (key: string, params?: Params): string =>
  key in own.vi ? translate(locale, key, params) : pageWords(locale)(key, params)
