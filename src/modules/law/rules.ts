import { fold } from '#platform/vietnamese/fold.ts'
import type { RuleView } from './schema.ts'

/** A number alone means that rule; words must all be found somewhere, with or without accents. */
export function matches(rule: RuleView, asked: string): boolean {
  const wanted = fold(asked.trim())
  if (/^[cp]\d{1,2}$/.test(wanted)) return fold(rule.rule) === wanted
  const text = fold([rule.rule, rule.article, rule.title, rule.note ?? '', rule.module ?? '', ...rule.decidedBy, ...rule.tests.map((one) => one.name)].join(' '))
  return wanted.split(/\s+/).every((word) => text.includes(word))
}
