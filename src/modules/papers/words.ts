import { insightModule } from '#modules/insight/index.ts'
import { registerModule } from '#modules/register/index.ts'
import { translator, type Locale } from '#platform/i18n.ts'
import type { Params } from '#platform/problem.ts'
import en from './messages/en.json' with { type: 'json' }
import vi from './messages/vi.json' with { type: 'json' }

/** A paper names statuses and fields as the modules do that own them. */
const translate = translator({
  vi: { ...registerModule.messages.vi, ...insightModule.messages.vi, ...vi },
  en: { ...registerModule.messages.en, ...insightModule.messages.en, ...en },
})
export type Words = (key: string, params?: Params) => string
export const wordsOf = (locale: Locale): Words => (key, params) => translate(locale, key, params)
