import { translator, type Locale } from '#platform/i18n.ts'
import type { Params } from '#platform/problem.ts'
import en from '../messages/en.json' with { type: 'json' }
import vi from '../messages/vi.json' with { type: 'json' }

const translate = translator({ vi, en })
const under = (part: string) => (locale: Locale) => (key: string, params?: Params): string => translate(locale, `ballots.${part}.${key}`, params)
export const words = under('paper')
export const keyWords = under('key')
export const checkWords = under('check')
