/** A record is fresh while the yearly update is not due again; after two missed ones nobody should rely on it. */
export type Freshness = 'fresh' | 'ageing' | 'stale' | 'unconfirmed'

const DAY_MS = 86_400_000
/** One reporting period and its month of grace (C09 6: yearly by 15 December). */
const FRESH_DAYS = 396
const STALE_DAYS = 762

export function freshnessOf(lastConfirmedOn: string | null, today: string): Freshness {
  if (lastConfirmedOn === null) return 'unconfirmed'
  const ageDays = (Date.parse(today) - Date.parse(lastConfirmedOn)) / DAY_MS
  if (ageDays <= FRESH_DAYS) return 'fresh'
  return ageDays <= STALE_DAYS ? 'ageing' : 'stale'
}
