import { translator, type Locale } from '#platform/i18n.ts'
import en from './messages/en.json' with { type: 'json' }
import vi from './messages/vi.json' with { type: 'json' }

const translate = translator({ vi, en })

export const words = (locale: Locale) => (key: string): string => translate(locale, key)

/** A module's name for people; one that has none yet goes by its own. */
export const tagName = (tag: string, locale: Locale): string => (`docs.tag.${tag}` in vi ? translate(locale, `docs.tag.${tag}`) : tag)
