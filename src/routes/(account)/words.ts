import en from '#modules/identity/messages/en.json' with { type: 'json' }
import vi from '#modules/identity/messages/vi.json' with { type: 'json' }
import { translator, type Locale } from '#platform/i18n.ts'
import type { Params } from '#platform/problem.ts'

const translate = translator({ vi, en })

/** The words of these pages in the reader's language. */
export const wordsOf = (locale: Locale) => (key: keyof typeof vi, params?: Params): string => translate(locale, key, params)
export type Words = ReturnType<typeof wordsOf>
