import en from '#modules/imports/messages/en.json' with { type: 'json' }
import vi from '#modules/imports/messages/vi.json' with { type: 'json' }
import platformEn from '#platform/messages/en.json' with { type: 'json' }
import platformVi from '#platform/messages/vi.json' with { type: 'json' }
import workbookEn from '#platform/workbook/messages/en.json' with { type: 'json' }
import workbookVi from '#platform/workbook/messages/vi.json' with { type: 'json' }
import { translator, type Locale } from '#platform/i18n.ts'
import type { Params } from '#platform/problem.ts'

const translate = translator({ vi: { ...platformVi, ...workbookVi, ...vi }, en: { ...platformEn, ...workbookEn, ...en } })

/** `t('page.title')` is the page's own; `t('!workbook.damaged')` is any message by its whole key. */
export const words = (locale: Locale) => (key: string, params?: Params): string => translate(locale, key.startsWith('!') ? key.slice(1) : `imports.${key}`, params)
