import { formatMoneyShort, formatNumber } from '#ui/format.ts'
import type { Figure, OfficialFigure } from '#modules/insight/index.ts'

export type { Figure, OfficialFigure }
/** Where a figure comes from: no aggregate is shown without it (rule 65). */
export type Origin = Pick<Figure, 'source' | 'asOf' | 'method' | 'unitScheme'>

/** One indicator on one day, as each official source gives it. */
export type Indicator = { key: string; name: string; values: OfficialFigure[] }
export type OfficialDay = { asOf: string; indicators: Indicator[] }

/** What people ask first stands first. */
const order = ['htx', 'lhhtx', 'tht', 'members', 'regularWorkers', 'revenuePerHtx', 'profitPerHtx']

/** Published figures by day, the latest first; sources that disagree stay together. */
export function byDay(official: readonly OfficialFigure[]): OfficialDay[] {
  return [...Map.groupBy(official, ({ asOf }) => asOf)].map(([asOf, figures]) => ({
    asOf,
    indicators: [...Map.groupBy(figures, ({ indicator }) => indicator)]
      .map(([key, values]) => ({ key, name: values[0]?.name ?? key, values: values.toSorted((a, b) => b.value - a.value) }))
      .toSorted((a, b) => order.indexOf(a.key) - order.indexOf(b.key)),
  }))
}

/** The latest day on which official sources disagree: what a reader should see before quoting one of them. */
export const disagreement = (days: readonly OfficialDay[]): OfficialDay | null =>
  days.find(({ indicators }) => indicators.some(({ values }) => values.length > 1)) ?? days[0] ?? null

export const textOf = ({ value, unit }: OfficialFigure): string => (unit === 'dong' ? formatMoneyShort(value) : formatNumber(value))
