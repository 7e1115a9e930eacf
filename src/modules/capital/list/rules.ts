import { readDate, readMoney, unitOf } from '#modules/imports/index.ts'
import { Line, readIdNumber, wordsOf, type Columns } from '#modules/membership/index.ts'
import type { Row } from '#platform/workbook/index.server.ts'
import type { Field } from './headings.ts'
import type { CapitalLine } from './schema.ts'

/** L 73.1; what is none of the others is an asset with its own valuation. */
const assetWords: readonly (readonly [RegExp, CapitalLine['assetKind']])[] = [
  [/^(|tien|tien mat|tien viet nam|tien dong|dong|vnd|chuyen khoan|ck|bang tien( mat)?)$/, 'money'], [/ngoai te|usd|do la/, 'foreignCurrency'], [/\bvang\b/, 'gold'],
  [/quyen su dung dat|\bdat\b|\bruong\b/, 'landUseRight'], [/so huu tri tue|sang che|nhan hieu/, 'intellectualProperty'], [/cong nghe|bi quyet/, 'technology'],
]
const assetOf = (text: string): CapitalLine['assetKind'] => assetWords.find(([pattern]) => pattern.test(wordsOf(text)))?.[1] ?? 'other'

/** Whole đồng, nothing below zero: what went back to a member is an act of its own, with its confirmation (L 78.3). */
function amount(line: Line<Field>, field: 'committed' | 'paid'): number | null {
  const value = line.take(field, ({ cell, heading }) => readMoney(cell, unitOf(heading)))
  if (value === null || value >= 0) return value
  line.complain(line.cells.get(field) ?? null, 'negative')
  return null
}

function memberNumber(line: Line<Field>): number | null {
  const at = line.cells.get('number')
  if (!at) return null
  if (/^\d{1,6}$/.test(at.text)) return Number(at.text)
  line.complain(at, 'numberUnread')
  return null
}

/** One row of a capital ledger as read; who it means and whether the book takes it is decided afterwards. */
export function readCapital(row: Row, columns: Columns<Field>, today: string): CapitalLine {
  const line = new Line(row, columns)
  const name = line.text('name')
  const number = memberNumber(line)
  const idNumber = readIdNumber(line, 'idNumber')
  if (name === '' && number === null && idNumber === null) line.complain(null, 'nobody')
  const committedDong = amount(line, 'committed')
  const paidDong = amount(line, 'paid')
  const paidOn = line.take('paidOn', ({ cell }) => readDate(cell, today))
  if (committedDong === null && paidDong === null && line.problems.length === 0) line.complain(null, 'noAmount')
  const asset = line.text('asset')
  return {
    row: row.number, number, name: name.slice(0, 200), idNumber, committedDong, paidDong: paidDong ?? 0, paidOn, assetKind: assetOf(asset),
    assetNote: assetOf(asset) === 'money' ? null : asset.slice(0, 500) || null, ground: line.text('ground').slice(0, 500) || null,
    at: Object.fromEntries([...line.cells].map(([field, { column, heading }]) => [field, { column, heading }])),
    problems: line.problems, findings: [], standing: 'ready', member: null,
  }
}
