import type { Paper } from '#platform/paper/types.ts'
import { shownCode } from './rules.ts'
import { wordsOf } from './words.ts'

/** Where the number will stand: who describes the paper cannot know it yet. */
export const numberBlank = '{number}'

/** A paper is Vietnamese, whatever language the reader's screen is in. */
const t = wordsOf('vi')

export const confirmationPath = (code: string): string => `/xac-nhan/${shownCode(code)}`

/** The paper with its number, and at its foot the code that opens its confirmation. */
export function issuedPaper(paper: Paper, issued: { number: string; issuedOn: string; confirmationCode: string; origin: string; demonstration: boolean }): Paper {
  const { number, confirmationCode } = issued
  const filled = fill(paper, number) as Paper
  return {
    ...filled,
    ...(filled.heading ? { heading: { ...filled.heading, number: t('documents.paper.number', { number }), date: filled.heading.date ?? issued.issuedOn } } : {}),
    confirmation: {
      href: issued.origin + confirmationPath(confirmationCode),
      lines: [t('documents.paper.scan'), t('documents.paper.code', { code: shownCode(confirmationCode) }), ...(filled.heading ? [] : [t('documents.paper.number', { number })])],
    },
    demonstration: filled.demonstration || issued.demonstration,
  }
}

function fill(value: unknown, number: string): unknown {
  if (typeof value === 'string') return value.replaceAll(numberBlank, number)
  if (Array.isArray(value)) return value.map((item) => fill(item, number))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, fill(item, number)]))
}
