import type { Read } from '#modules/imports/index.ts'
import { fold, nfc } from '#platform/vietnamese/fold.ts'
import { repairText } from '#platform/vietnamese/repair.ts'
import type { Cell, Row } from '#platform/workbook/index.server.ts'
import type { ListProblem } from './schema.ts'

/** Columns of the table: where each stands and what its heading says (the unit of money is often only there). */
export type Columns<F extends string> = readonly { column: number; field: F; heading: string }[]
export type At = { cell: Cell; text: string; column: number; heading: string }

/** A cell's words without marks and punctuation, for comparing. */
export const wordsOf = (text: string): string => fold(text).replace(/[^a-z0-9]+/g, ' ').trim()

const yes = /^(x|co|v|1|true|dung|yes)$/
const no = /^(|khong|0|false|k|no)$/

/** One row of a list by what its columns mean, and everything that is wrong with it. */
export class Line<F extends string> {
  readonly cells = new Map<F, At>()
  readonly problems: ListProblem[] = []

  constructor(row: Row, columns: Columns<F>) {
    for (const { column, field, heading } of columns) {
      const cell = row.cells[column - 1]
      if (!cell || cell.text.trim() === '') continue
      const at = { cell, column, heading, text: nfc(repairText(cell.text).text).replace(/[\s\u00a0]+/g, ' ').trim() }
      // A formula is never what it claims to be.
      if (cell.kind === 'formula' || cell.kind === 'error') this.complain(at, cell.kind === 'formula' ? 'formula' : 'cellError')
      else this.cells.set(field, at)
    }
  }

  text = (field: F): string => this.cells.get(field)?.text ?? ''

  complain(at: Pick<At, 'column' | 'heading'> | null, key: string, params: ListProblem['params'] = {}, blocking = true): void {
    this.problems.push({ column: at?.column ?? null, heading: at?.heading ?? null, key, params, blocking })
  }

  /** A value by its reader; what the reader says of it stands beside the cell. */
  take<T>(field: F, read: (at: At) => Read<T>): T | null {
    const at = this.cells.get(field)
    if (!at) return null
    const { value, problem } = read(at)
    if (problem) this.complain(at, problem.key, problem.params, problem.blocking)
    return value
  }

  /** Words of a closed list; what is none of them is asked back. */
  word<T>(field: F, words: readonly (readonly [RegExp, T])[], otherwise: T): T {
    const at = this.cells.get(field)
    if (!at) return otherwise
    const found = words.find(([pattern]) => pattern.test(wordsOf(at.text)))
    if (!found) this.complain(at, `${field}Unknown`)
    return found?.[1] ?? otherwise
  }

  ticked(field: F): boolean | null {
    const at = this.cells.get(field)
    if (!at) return null
    const text = at.cell.kind === 'bool' ? String(at.cell.value) : wordsOf(at.text)
    if (!yes.test(text) && !no.test(text)) this.complain(at, 'tickUnread')
    return yes.test(text)
  }
}

/** Excel drops the zeros in front: eleven digits that become a good number with one are shown, never repaired in silence. */
export function readIdNumber<F extends string>(line: Line<F>, field: F): string | null {
  const at = line.cells.get(field)
  if (!at) return null
  const text = at.text.replace(/[\s.\-']/g, '').toUpperCase()
  if (!/^[A-Z0-9]{6,20}$/.test(text)) { line.complain(at, 'idShape'); return null }
  if (/^\d{11}$/.test(text)) { line.complain(at, 'idLostZero', { digits: text.length }); return null }
  return text
}
