import { fold } from '#platform/vietnamese/fold.ts'

/** A row that heads those below it: "II. HUYỆN TRÀ BỒNG (12 HTX)". */
export type Group = { district: string | null; commune: string | null }

const numbering = /^(?:[IVXLC]+|[A-ZĐ]|\d+)(?:\.\d+)*[.)\-:\s]+(?=\p{L})/u
const count = /[:(–-]?\s*\(?\d+\s*(?:htx|tht|hợp tác xã|tổ hợp tác|đơn vị)\)?\s*$/iu

/** Null when these texts are no heading of a group: the only words of the row, and they name a unit. */
export function readGroup(texts: readonly string[]): Partial<Group> | null {
  const words = texts.filter((text) => /\p{L}{2,}/u.test(text))
  if (words.length !== 1 || texts.filter((text) => text !== '').length > 3) return null
  const text = (words[0] ?? '').trim().replace(numbering, '').replace(count, '').trim()
  const folded = fold(text)
  if (/^(huyen|quan|thi xa|thanh pho|tp\.?|tx\.?) /.test(folded)) return { district: text, commune: null }
  return /^(xa|phuong|thi tran|tt\.?|dac khu) /.test(folded) ? { commune: text } : null
}

/** Sums and signatures under or between the data: no organisation. */
export function isClosing(texts: readonly string[]): boolean {
  const first = fold(texts.find((text) => /\p{L}/u.test(text)) ?? '')
  return /^(tong( cong| so)?|cong|tong:?)( |:|$)/.test(first) || /^(nguoi lap|noi nhan|ghi chu ?:|giam doc so|chu tich|lap bieu|t\/?m\.? )/.test(first)
}
