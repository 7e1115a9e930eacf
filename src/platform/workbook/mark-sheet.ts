import { columnName } from './addresses.ts'
import { needsPatch, newRow, patchRow, type SheetPlan } from './mark-cells.ts'
import { damaged } from './refusals.ts'

const messageWidth = 60
/** No row of a sheet that was read within the limits comes near this. */
const longestRow = 32 * 1024 * 1024

/** Passes the XML of a sheet through and changes only the rows that are marked, and what must know of a new column. */
export async function* patchSheet(chunks: AsyncIterable<Buffer>, plan: SheetPlan): AsyncGenerator<Buffer> {
  const patch = new SheetPatch(plan)
  for await (const chunk of chunks) {
    const ready = patch.write(chunk.toString('latin1'))
    if (ready !== '') yield Buffer.from(ready, 'latin1')
  }
  yield Buffer.from(patch.end(), 'latin1')
}

class SheetPatch {
  readonly #plan: SheetPlan
  readonly #waiting: number[]
  #state: 'before' | 'rows' | 'after' = 'before'
  #rest = ''
  #row = 0

  constructor(plan: SheetPlan) {
    this.#plan = plan
    this.#waiting = [...new Set([...plan.rows.keys(), plan.headerRow])].sort((a, b) => a - b)
  }

  write(text: string): string {
    this.#rest += text
    if (this.#rest.length > longestRow) throw damaged('sheet')
    let out = ''
    if (this.#state === 'before') out += this.#before()
    if (this.#state === 'rows') out += this.#rows()
    if (this.#state === 'after') out += this.#take(this.#rest.length)
    return out
  }

  end(): string {
    if (this.#state !== 'after') throw damaged('sheet')
    return this.#rest
  }

  #take(length: number): string {
    const taken = this.#rest.slice(0, length)
    this.#rest = this.#rest.slice(length)
    return taken
  }

  #before(): string {
    const found = /<(?:\w+:)?sheetData\s*(\/?)>/.exec(this.#rest)
    if (!found) return ''
    const head = patchHead(this.#take(found.index), this.#plan)
    this.#take(found[0].length)
    this.#state = 'rows'
    // An empty sheet closes its data at once.
    if (found[1] === '/') this.#rest = `</${this.#plan.prefix}sheetData>${this.#rest}`
    return `${head}<${this.#plan.prefix}sheetData>`
  }

  #rows(): string {
    const rowTag = `<${this.#plan.prefix}row`
    const dataEnd = `</${this.#plan.prefix}sheetData`
    let out = ''
    let at = 0
    for (;;) {
      const start = this.#rest.indexOf('<', at)
      if (start < 0 || this.#rest.length - start < dataEnd.length) break
      if (this.#rest.startsWith(dataEnd, start)) {
        out += this.#missingUpTo(Number.POSITIVE_INFINITY)
        this.#state = 'after'
        at = start
        break
      }
      // Comments and the like between rows: nothing that writes sheets puts them there.
      if (!this.#rest.startsWith(rowTag, start)) throw damaged('sheet')
      const end = this.#rowEnd(start)
      if (end < 0) break
      out += this.#passRow(this.#rest.slice(start, end))
      at = end
    }
    this.#take(at)
    return out
  }

  #rowEnd(start: number): number {
    const tagEnd = this.#rest.indexOf('>', start)
    if (tagEnd < 0 || this.#rest[tagEnd - 1] === '/') return tagEnd < 0 ? -1 : tagEnd + 1
    const close = `</${this.#plan.prefix}row>`
    const end = this.#rest.indexOf(close, tagEnd)
    return end < 0 ? -1 : end + close.length
  }

  #passRow(xml: string): string {
    const reference = /^[^>]*?\sr="(\d+)"/.exec(xml)?.[1]
    this.#row = reference ? Number(reference) : this.#row + 1
    const before = this.#missingUpTo(this.#row)
    if (this.#waiting[0] === this.#row) this.#waiting.shift()
    return before + (needsPatch(this.#row, this.#plan) ? patchRow(xml, this.#row, this.#plan) : xml)
  }

  /** Rows that carry a mark and are not in the file, because they are empty. */
  #missingUpTo(row: number): string {
    let out = ''
    for (let next = this.#waiting[0]; next !== undefined && next < row; next = this.#waiting[0]) {
      this.#waiting.shift()
      out += newRow(next, this.#plan)
    }
    return out
  }
}

/** What stands before the rows: the extent of the sheet and the widths of its columns. */
export function patchHead(head: string, plan: SheetPlan): string {
  return patchColumns(patchDimension(head, plan), plan)
}

function patchDimension(head: string, plan: SheetPlan): string {
  return head.replace(/(<(?:\w+:)?dimension\s[^>]*?ref=")([A-Z]+\d+)(?::[A-Z]+(\d+))?"/, (_, start: string, from: string, to: string | undefined) => {
    const last = Math.max(Number(to ?? /\d+/.exec(from)?.[0] ?? 1), plan.headerRow, ...plan.rows.keys())
    return `${start}${from}:${columnName(plan.messageColumn)}${last}"`
  })
}

function patchColumns(head: string, plan: SheetPlan): string {
  if (plan.isReused) return head
  const { prefix: p, messageColumn: column } = plan
  const ours = `<${p}col min="${column}" max="${column}" width="${messageWidth}" customWidth="1"/>`
  const found = new RegExp(`<${p}cols>([\\s\\S]*?)</${p}cols>`).exec(head)
  if (!found) return `${head}<${p}cols>${ours}</${p}cols>`
  const columns = [...(found[1] ?? '').matchAll(new RegExp(`<${p}col\\s[^>]*?/>`, 'g'))].flatMap(([tag]) => without(tag, column))
  const all = [...columns, ours].sort((a, b) => bounds(a).min - bounds(b).min)
  return head.slice(0, found.index) + `<${p}cols>${all.join('')}</${p}cols>` + head.slice(found.index + found[0].length)
}

function bounds(tag: string): { min: number; max: number } {
  const read = (name: string): number => Number(new RegExp(`\\s${name}="(\\d+)"`).exec(tag)?.[1] ?? 0)
  return { min: read('min'), max: read('max') }
}

/** A width that holds for a run of columns is split around ours. */
function without(tag: string, column: number): string[] {
  const { min, max } = bounds(tag)
  if (column < min || column > max) return [tag]
  const piece = (from: number, to: number): string[] =>
    from > to ? [] : [tag.replace(/\smin="\d+"/, ` min="${from}"`).replace(/\smax="\d+"/, ` max="${to}"`)]
  return [...piece(min, column - 1), ...piece(column + 1, max)]
}
