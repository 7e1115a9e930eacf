import platformEn from '#platform/messages/en.json' with { type: 'json' }
import platformVi from '#platform/messages/vi.json' with { type: 'json' }
import { translator, type Locale } from '#platform/i18n.ts'
import type { Params } from '#platform/problem.ts'
import disclosureEn from '#modules/disclosure/messages/en.json' with { type: 'json' }
import disclosureVi from '#modules/disclosure/messages/vi.json' with { type: 'json' }
import en from './messages/en.json' with { type: 'json' }
import vi from './messages/vi.json' with { type: 'json' }

const translate = translator({ vi: { ...platformVi, ...disclosureVi, ...vi }, en: { ...platformEn, ...disclosureEn, ...en } })

/** The words of the pages of disclosure; the names of kinds are the module's own. */
export const words = (locale: Locale) => (key: string, params?: Params): string => translate(locale, key, params)
export type Words = ReturnType<typeof words>
