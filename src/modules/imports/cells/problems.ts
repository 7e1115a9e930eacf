import { translator, type Locale } from '#platform/i18n.ts'
import type { Params } from '#platform/problem.ts'
import en from '../messages/en.json' with { type: 'json' }
import vi from '../messages/vi.json' with { type: 'json' }

const words = translator({ vi, en })

/** Why a cell cannot be taken and what to do, for every list that is read cell by cell. */
export const listProblemText = (locale: Locale, key: string, params: Params): string =>
  `${words(locale, `imports.problem.${key}`, params)}. ${words(locale, `imports.cure.${key}`, params)}.`
