import { translator, type Locale } from '#platform/i18n.ts'
import type { Params } from '#platform/problem.ts'
import en from '../messages/en.json' with { type: 'json' }
import vi from '../messages/vi.json' with { type: 'json' }

const translate = translator({ vi, en })
export const words = (locale: Locale) => (key: string, params?: Params): string => translate(locale, `ballots.paper.${key}`, params)
