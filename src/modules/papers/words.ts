import { translator, type Locale } from '#platform/i18n.ts'
import type { Params } from '#platform/problem.ts'
import insightEn from '#modules/insight/messages/en.json' with { type: 'json' }
import insightVi from '#modules/insight/messages/vi.json' with { type: 'json' }
import registerEn from '#modules/register/messages/en.json' with { type: 'json' }
import registerVi from '#modules/register/messages/vi.json' with { type: 'json' }
import en from './messages/en.json' with { type: 'json' }
import vi from './messages/vi.json' with { type: 'json' }

const translate = translator({ vi: { ...registerVi, ...insightVi, ...vi }, en: { ...registerEn, ...insightEn, ...en } })
export type Words = (key: string, params?: Params) => string
export const wordsOf = (locale: Locale): Words => (key, params) => translate(locale, key, params)
