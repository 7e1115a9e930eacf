import type { Params } from './problem.ts'

export const locales = ['vi', 'en'] as const
export type Locale = (typeof locales)[number]
export type Catalogue = Readonly<Record<string, string>>

/** Vietnamese unless the reader chose English. */
export const localeOf = (text: string | null | undefined): Locale => (text === 'en' ? 'en' : 'vi')

/**
 * Flat catalogues, `{name}` placeholders. A missing English text falls back to Vietnamese, a missing key shows
 * itself: a test compares the catalogues, so neither reaches a reader.
 */
export function translator(catalogues: Record<Locale, Catalogue>) {
  return (locale: Locale, key: string, params: Params = {}): string => {
    const text = catalogues[locale][key] ?? catalogues.vi[key] ?? key
    return text.replace(/\{(\w+)\}/g, (whole, name: string) => (name in params ? String(params[name] ?? '') : whole))
  }
}
