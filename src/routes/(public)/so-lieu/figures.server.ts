import { getStatistics } from '#modules/insight/index.ts'
import { ask } from '#platform/route.server.ts'

type Event = Parameters<typeof ask>[0]

/** By what a reader may break the figures down; of the second kind only today is known. */
export const dimensions = ['province', 'field', 'sector', 'type', 'year', 'size', 'status'] as const
const onlyToday = new Set<string>(['size', 'status', 'year'])
const FIRST_YEAR = 2013

export function askedFor(url: URL): { by: (typeof dimensions)[number]; year: number | undefined } {
  const by = dimensions.find((d) => d === url.searchParams.get('by')) ?? 'province'
  const year = years().find((y) => y === Number(url.searchParams.get('year')))
  return { by, year: onlyToday.has(by) ? undefined : year }
}

export const years = (): number[] => {
  const last = new Date().getFullYear() - 1
  return Array.from({ length: last - FIRST_YEAR + 1 }, (_, i) => last - i)
}

export const figuresOf = (event: Event) => ask(event, getStatistics, askedFor(event.url))
