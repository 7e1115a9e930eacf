import { fold } from '#platform/vietnamese/fold.ts'
import { repairText } from '#platform/vietnamese/repair.ts'

const compact = (text: string): string => fold(repairText(text).text).replace(/[^\p{L}\p{N}]+/gu, '')

/** What a heading is compared by, best first: all of it, and without what stands in brackets ("Vốn (triệu đồng)"). */
export function headingKeys(text: string): string[] {
  const whole = compact(text)
  const bare = compact(text.replace(/\([^)]*\)|\[[^\]]*\]/g, ' '))
  return [whole, bare].filter((key, i, all) => key !== '' && all.indexOf(key) === i)
}
