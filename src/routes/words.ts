import { translator, type Locale } from '#platform/i18n.ts'
import type { Params } from '#platform/problem.ts'
import difficultiesEn from '#modules/difficulties/messages/en.json' with { type: 'json' }
import difficultiesVi from '#modules/difficulties/messages/vi.json' with { type: 'json' }
import registerEn from '#modules/register/messages/en.json' with { type: 'json' }
import registerVi from '#modules/register/messages/vi.json' with { type: 'json' }
import en from './messages/en.json' with { type: 'json' }
import vi from './messages/vi.json' with { type: 'json' }

const translate = translator({ vi: { ...difficultiesVi, ...registerVi, ...vi }, en: { ...difficultiesEn, ...registerEn, ...en } })

/** The words of the pages in the reader's language: `t('difficulties.state.waiting')`. */
export const words = (locale: Locale) => (key: string, params?: Params): string => translate(locale, key, params)
