import { listProblemText } from '#modules/imports/index.ts'
import { problemText as memberText, type ListProblem } from '#modules/membership/index.ts'
import { translator, type Locale } from '#platform/i18n.ts'
import en from '../messages/en.json' with { type: 'json' }
import vi from '../messages/vi.json' with { type: 'json' }

const words = translator({ vi, en })
/** A number that cannot be read is the same slip in every list about members. */
const ofMembers = new Set(['idShape', 'idLostZero', 'heading'])

/** "Đã góp: không đọc được số tiền": rules of law speak as everywhere, cells as in every list, the rest is ours. */
export function problemText(locale: Locale, problem: Pick<ListProblem, 'key' | 'heading' | 'params'>): string {
  const { key, heading, params } = problem
  if (ofMembers.has(key)) return memberText(locale, problem)
  const own = key.startsWith('rule:') ? `capital.${key.slice(5)}` : `capital.list.problem.${key}`
  const text = own in vi ? words(locale, own, params) : listProblemText(locale, key, params)
  return heading === null ? text : `${heading}: ${text}`
}
