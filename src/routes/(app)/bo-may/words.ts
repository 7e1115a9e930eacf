import { translator, type Locale } from '#platform/i18n.ts'
import type { Params } from '#platform/problem.ts'
import governanceEn from '#modules/governance/messages/en.json' with { type: 'json' }
import governanceVi from '#modules/governance/messages/vi.json' with { type: 'json' }
import en from './messages/en.json' with { type: 'json' }
import vi from './messages/vi.json' with { type: 'json' }

const translate = translator({ vi: { ...governanceVi, ...vi }, en: { ...governanceEn, ...en } })

/** The words of the pages on posts; the names of posts and relations are the module's own. */
export const words = (locale: Locale) => (key: string, params?: Params): string => translate(locale, key, params)
export type Words = ReturnType<typeof words>
