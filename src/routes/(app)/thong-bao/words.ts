import noticesEn from '#modules/notices/messages/en.json' with { type: 'json' }
import noticesVi from '#modules/notices/messages/vi.json' with { type: 'json' }
import { translator, type Locale } from '#platform/i18n.ts'
import type { Params } from '#platform/problem.ts'
import en from './messages/en.json' with { type: 'json' }
import vi from './messages/vi.json' with { type: 'json' }

const translate = translator({ vi: { ...noticesVi, ...vi }, en: { ...noticesEn, ...en } })

/** The words of the inbox and of the log, with those of the module for channels and states. */
export const words = (locale: Locale) => (key: string, params?: Params): string => translate(locale, key, params)
export type Words = ReturnType<typeof words>
