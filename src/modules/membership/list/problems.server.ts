import { listProblemText } from '#modules/imports/index.ts'
import { translator, type Locale } from '#platform/i18n.ts'
import en from '../messages/en.json' with { type: 'json' }
import vi from '../messages/vi.json' with { type: 'json' }
import type { ListProblem } from './schema.ts'

const words = translator({ vi, en })

/** "Ngày vào: ghi ngày, tháng, năm…": rules of law speak as everywhere, cells as in every list, the rest is ours. */
export function problemText(locale: Locale, { key, heading, params }: Pick<ListProblem, 'key' | 'heading' | 'params'>): string {
  const own = key.startsWith('rule:') ? `membership.${key.slice(5)}` : `membership.list.problem.${key}`
  const text = own in vi ? words(locale, own, params) : listProblemText(locale, key, params)
  return heading === null ? text : `${heading}: ${text}`
}
