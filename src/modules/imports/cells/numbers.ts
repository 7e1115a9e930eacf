import type { Cell } from '#platform/workbook/index.server.ts'
import { fold } from '#platform/vietnamese/fold.ts'
import { bad, good, type Read } from './read.ts'

/** What one unit of the column is worth in dong: "Vốn điều lệ (triệu đồng)". */
export function unitOf(heading: string): number {
  const text = fold(heading)
  if (/\bty\b|ty dong/.test(text)) return 1_000_000_000
  if (/trieu|\btrd\b|\btr d\b/.test(text)) return 1_000_000
  return /nghin|ngan|1\.?000 ?d/.test(text) ? 1_000 : 1
}

const wordUnits: readonly (readonly [RegExp, number])[] = [[/^ty( dong)?$/, 1_000_000_000], [/^(trieu|tr)( dong)?$/, 1_000_000], [/^(nghin|ngan)( dong)?$/, 1_000], [/^(dong|d|vnd)$/, 1]]

/** A count of people or things: a dot or comma before three digits can only group them. */
export function readCount(cell: Cell): Read<number> {
  if (typeof cell.value === 'number') return Number.isInteger(cell.value) && cell.value >= 0 ? good(cell.value) : bad('notACount')
  const found = /^(\d{1,3}(?:[.,\s]\d{3})+|\d+)(?:\s*\p{L}[\p{L}\s]*)?$/u.exec(cell.text.trim())
  const value = Number(found?.[1]?.replace(/[.,\s]/g, ''))
  return found && Number.isSafeInteger(value) ? good(value) : bad('notACount')
}

/** An amount in whole dong. `1.850` may be 1850 or 1,85: refused, because a slip of a thousand times is no slip. */
export function readMoney(cell: Cell, unit: number): Read<number> {
  if (typeof cell.value === 'number') return inDong(cell.value, unit)
  const text = cell.text.trim().replace(/\u00a0/g, ' ')
  const found = /^(-?[\d.,\s]*\d)\s*(.*)$/.exec(text)
  if (!found) return bad('notAnAmount')
  const words = fold(found[2] ?? '')
  const named = words === '' ? unit : wordUnits.find(([pattern]) => pattern.test(words))?.[1]
  if (named === undefined) return bad('notAnAmount')
  const amount = plainNumber((found[1] ?? '').replace(/\s/g, ''))
  if (amount === 'ambiguous') return bad('ambiguousNumber')
  return amount === null ? bad('notAnAmount') : inDong(amount, named)
}

/** Dots and commas as thousands or decimals, decided by where they stand; one group of three may be either. */
export function plainNumber(text: string): number | 'ambiguous' | null {
  if (/^-?\d+$/.test(text)) return Number(text)
  if (/^-?\d{1,3}([.,])\d{3}(\1\d{3})+$/.test(text)) return Number(text.replace(/[.,]/g, ''))
  if (/^-?\d{1,3}(\.\d{3})+,\d+$/.test(text)) return Number(text.replaceAll('.', '').replace(',', '.'))
  if (/^-?\d{1,3}(,\d{3})+\.\d+$/.test(text)) return Number(text.replaceAll(',', ''))
  if (/^-?0[.,]\d+$/.test(text)) return Number(text.replace(',', '.'))
  if (/^-?\d{1,3}[.,]\d{3}$/.test(text)) return 'ambiguous'
  return /^-?\d+[.,]\d+$/.test(text) ? Number(text.replace(',', '.')) : null
}

function inDong(value: number, unit: number): Read<number> {
  const dong = Math.round(value * unit)
  return Number.isSafeInteger(dong) ? good(dong) : bad('notAnAmount')
}
