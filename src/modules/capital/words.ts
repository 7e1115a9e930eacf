import { translator, type Locale } from '#platform/i18n.ts'
import type { Params } from '#platform/problem.ts'
import en from './messages/en.json' with { type: 'json' }
import vi from './messages/vi.json' with { type: 'json' }

const translate = translator({ vi, en })
export type Words = (key: string, params?: Params) => string
export const wordsOf = (locale: Locale): Words => (key, params) => translate(locale, key, params)
