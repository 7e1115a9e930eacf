import { MOST_TURNS } from '../bounds.ts'
import { ballotsPerSecond } from '../boxes/rules.ts'
import { fromBase64 } from '../encoding.ts'

/**
 * One bucket for each open box, never for an address: an address would say who voted when. Within it a token has only
 * so many tries, or one voter who sends without end would empty it for everybody. Live memory only, and counters
 * without tokens: a list of them would be the order of voting.
 */
type Bucket = { left: number; at: number; tries: Uint16Array }
const buckets = new Map<string, Bucket>()
const MOST_BUCKETS = 1000
/** So many that the voters of the largest box share few of them. */
const COUNTERS = 2 ** 14
/** Each change of mind, and each sent again until the signal is back. */
const MOST_TRIES = MOST_TURNS * 10

const counterOf = (token: string): number => {
  const [first = 0, second = 0] = fromBase64(token)
  return (first * 256 + second) % COUNTERS
}

/** Whether the box takes one more ballot now, and this token's. */
export function takes(boxId: string, token: string, entitled: number, nowMs: number): boolean {
  const rate = ballotsPerSecond(entitled)
  const most = Math.max(rate, entitled)
  const bucket = buckets.get(boxId) ?? { left: most, at: nowMs, tries: new Uint16Array(COUNTERS) }
  if (buckets.size >= MOST_BUCKETS) buckets.clear()
  buckets.set(boxId, bucket)
  const counter = counterOf(token)
  if ((bucket.tries[counter] ?? 0) >= MOST_TRIES) return false
  bucket.tries[counter] = (bucket.tries[counter] ?? 0) + 1
  bucket.left = Math.min(most, bucket.left + (Math.max(0, nowMs - bucket.at) / 1000) * rate)
  bucket.at = nowMs
  if (bucket.left < 1) return false
  bucket.left -= 1
  return true
}
