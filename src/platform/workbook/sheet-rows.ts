import { columnName, columnOf } from './addresses.ts'
import { decodeCell, type CellContext, type RawCell } from './cells.ts'
import { excelColumns, excelRows } from './limits.ts'
import { damaged, tooLarge } from './refusals.ts'
import { RichText } from './rich-text.ts'
import type { Cell, Limits, Row } from './types.ts'
import type { Attributes, XmlHandler } from './xml.ts'

/** Turns the events of a sheet's XML into rows; whoever feeds it takes the finished ones away. */
export class SheetRows implements XmlHandler {
  readonly finished: Row[] = []
  readonly #context: CellContext
  readonly #limits: Limits
  readonly #inline = new RichText()
  #inData = false
  #count = 0
  #row = 0
  #column = 0
  #hidden = false
  #cells: (Cell | null)[] = []
  #raw: RawCell = { type: 'n', style: 0, value: '', formula: null, inline: '' }
  #collecting: 'value' | 'formula' | 'inline' | null = null
  #inCell = false

  constructor(context: CellContext, limits: Limits) {
    this.#context = context
    this.#limits = limits
  }

  open(name: string, attributes: Attributes): void {
    if (this.#inCell) this.#openInCell(name)
    else if (name === 'c' && this.#inData) this.#openCell(attributes)
    else if (name === 'row' && this.#inData) this.#openRow(attributes)
    else if (name === 'sheetData') this.#inData = true
  }

  close(name: string): void {
    if (this.#inCell) this.#closeInCell(name)
    else if (name === 'row') this.#closeRow()
    else if (name === 'sheetData') this.#inData = false
  }

  text(text: string): void {
    if (this.#collecting === null) return
    const raw = this.#raw
    if (this.#collecting === 'value') raw.value += text
    else if (this.#collecting === 'formula') raw.formula = (raw.formula ?? '') + text
    else this.#inline.add(text)
    const longest = Math.max(raw.value.length, raw.formula?.length ?? 0, this.#inline.text.length)
    // Escapes _xHHHH_ make the raw text up to seven times longer than what it means.
    if (longest > this.#limits.cellChars * 7) throw this.#cellTooLong()
  }

  #openRow(attributes: Attributes): void {
    const number = attributes['r'] === undefined ? this.#row + 1 : Number(attributes['r'])
    if (!Number.isInteger(number) || number <= this.#row || number > excelRows) throw damaged(this.#context.part)
    this.#row = number
    this.#column = 0
    this.#hidden = attributes['hidden'] === '1' || attributes['hidden'] === 'true'
    this.#cells = []
  }

  #closeRow(): void {
    if (!this.#inData || this.#cells.length === 0) return
    if (++this.#count > this.#limits.rows) throw tooLarge('tooManyRows', { limit: this.#limits.rows })
    this.finished.push({ number: this.#row, hidden: this.#hidden, cells: this.#cells })
  }

  #openCell(attributes: Attributes): void {
    const reference = attributes['r']
    const column = reference === undefined ? this.#column + 1 : columnOf(reference)
    if (column <= this.#column || column > excelColumns) throw damaged(this.#context.part)
    this.#column = column
    this.#raw = { type: attributes['t'] ?? 'n', style: Number(attributes['s'] ?? 0), value: '', formula: null, inline: '' }
    this.#inline.reset()
    this.#inCell = true
  }

  #openInCell(name: string): void {
    if (name === 'v') this.#collecting = 'value'
    else if (name === 'f') {
      this.#collecting = 'formula'
      this.#raw.formula = ''
    } else if (name === 'is') this.#collecting = 'inline'
    else this.#inline.open(name)
  }

  #closeInCell(name: string): void {
    if (name === 'c') this.#closeCell()
    else if (name === 'v' || name === 'f' || name === 'is') this.#collecting = null
    else this.#inline.close(name)
  }

  #closeCell(): void {
    this.#inCell = false
    this.#collecting = null
    this.#raw.inline = this.#inline.text
    const cell = decodeCell(this.#raw, this.#context)
    if (cell === null) return
    if (cell.text.length > this.#limits.cellChars) throw this.#cellTooLong()
    if (this.#column > this.#limits.columns) {
      throw tooLarge('tooManyColumns', { limit: this.#limits.columns, cell: columnName(this.#column) + this.#row })
    }
    while (this.#cells.length < this.#column - 1) this.#cells.push(null)
    this.#cells.push(cell)
  }

  #cellTooLong(): Error {
    return tooLarge('cellTooLong', { limit: this.#limits.cellChars, cell: columnName(this.#column) + this.#row })
  }
}
