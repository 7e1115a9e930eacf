import { fold } from '#platform/vietnamese/fold.ts'

/** A row that heads those below it: "II. HUYỆN TRÀ BỒNG (12 HTX)". */
export type Group = { district: string | null; commune: string | null }

const numbering = /^(?:[IVXLC]+|[A-ZĐ]|\d+)(?:\.\d+)*[.)\-:\s]+(?=\p{L})/u
const count = /[:(–-]?\s*\(?\d+\s*(?:htx|tht|hợp tác xã|tổ hợp tác|đơn vị)\)?\s*$/iu

/**
 * Null when this row is no heading of a group: the only words of the row, outside the columns for addresses, and they
 * name a unit.
 */
export function readGroup(texts: readonly string[], addressColumns: ReadonlySet<number>): Partial<Group> | null {
  const filled = texts.flatMap((text, i) => (text === '' ? [] : [{ text, column: i + 1 }]))
  const [words, another] = filled.filter(({ text }) => /\p{L}{2,}/u.test(text))
  if (!words || another || filled.length > 2 || addressColumns.has(words.column)) return null
  const text = words.text.replace(numbering, '').replace(count, '').trim()
  if (startsWith(text, districts)) return { district: text, commune: null }
  return startsWith(text, communes) ? { commune: text } : null
}

const districts = ['huyện', 'quận', 'thị xã', 'thành phố', 'tp', 'tx']
const communes = ['xã', 'phường', 'thị trấn', 'tt', 'đặc khu']

/** With its marks where the text has any: "Quán Phở" is no urban district. */
function startsWith(text: string, kinds: readonly string[]): boolean {
  const lower = text.toLowerCase()
  const plain = /^[\x00-\x7f]*$/.test(text)
  return kinds.some((kind) => new RegExp(`^${plain ? fold(kind) : kind}[ .]`).test(lower))
}

/** Sums and signatures under or between the data: no organisation. */
export function isClosing(texts: readonly string[]): boolean {
  const first = fold(texts.find((text) => /\p{L}/u.test(text)) ?? '')
  return /^(tong( cong| so)?|cong|tong:?)( |:|$)/.test(first) || /^(nguoi lap|noi nhan|ghi chu ?:|giam doc so|chu tich|lap bieu|t\/?m\.? )/.test(first)
}
