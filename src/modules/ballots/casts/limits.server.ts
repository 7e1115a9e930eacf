import { ballotsPerSecond } from '../boxes/rules.ts'

/** One bucket for each open box, never for an address: an address would say who voted when. Live memory only. */
type Bucket = { left: number; at: number }
const buckets = new Map<string, Bucket>()
const MOST_BUCKETS = 10_000

/** Whether the box takes one more ballot now. */
export function takes(boxId: string, entitled: number, nowMs: number): boolean {
  const rate = ballotsPerSecond(entitled)
  const most = Math.max(rate, entitled)
  const bucket = buckets.get(boxId) ?? { left: most, at: nowMs }
  bucket.left = Math.min(most, bucket.left + (Math.max(0, nowMs - bucket.at) / 1000) * rate)
  bucket.at = nowMs
  if (buckets.size >= MOST_BUCKETS) buckets.clear()
  buckets.set(boxId, bucket)
  if (bucket.left < 1) return false
  bucket.left -= 1
  return true
}
