import type { Range, Row } from './types.ts'

/** The words over one column: first the whole path ("Người đại diện Họ tên"), then its parts from the lowest up. */
export type Label = { column: number; texts: string[] }

export function headerLabels(lines: readonly Row[], merges: readonly Range[]): Label[] {
  const width = Math.max(...lines.map((line) => line.cells.length))
  const labels: Label[] = []
  for (let column = 1; column <= width; column++) {
    const path = lines.map((line, i) => textOver(line, column, merges, lines.slice(i + 1))).filter((text) => text !== '')
    if (path.length === 0) continue
    const lowest = path.at(-1) ?? ''
    labels.push({ column, texts: path.length === 1 ? [lowest] : [path.join(' '), lowest] })
  }
  return labels
}

const own = (line: Row, column: number): string => line.cells[column - 1]?.text.trim() ?? ''

function textOver(line: Row, column: number, merges: readonly Range[], below: readonly Row[]): string {
  const text = own(line, column)
  if (text !== '') return text
  const merge = merges.find((range) => covers(range, line.number, column))
  // Merged downwards, the words already came from the line above.
  if (merge) return merge.top === line.number ? own(line, merge.left) : ''
  return merges.length === 0 ? carried(line, column, below) : ''
}

const covers = (range: Range, row: number, column: number): boolean =>
  row >= range.top && row <= range.bottom && column >= range.left && column <= range.right

/** Without merged ranges (CSV) a word reaches over the empty cells to its right that have words below them. */
function carried(line: Row, column: number, below: readonly Row[]): string {
  if (below.length === 0) return ''
  for (let left = column; left >= 1; left--) {
    const text = own(line, left)
    if (text !== '') return text
    if (!below.some((row) => own(row, left) !== '')) return ''
  }
  return ''
}

/** The line "(1) (2) (3)" or "A B 1 2" that forms of the administration put under the heading. */
export function numberingRow(row: Row): boolean {
  const texts = row.cells.flatMap((cell) => (cell === null ? [] : [cell.text.trim()]))
  if (texts.length < 3 || !texts.every((text) => /^\(?(\d{1,2}|[A-Za-zĐđ])\)?(\s*=.*)?$/.test(text))) return false
  const numbers = texts.flatMap((text) => /\d+/.exec(text)?.[0] ?? []).map(Number)
  return numbers.length >= 2 && numbers.every((n, i) => i === 0 || n === (numbers[i - 1] ?? 0) + 1)
}
