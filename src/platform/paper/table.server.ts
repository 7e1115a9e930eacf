import { setImmediate } from 'node:timers/promises'
import { leading, type Pen, type Style } from './pen.server.ts'
import { drawHead, headHeight } from './table-head.server.ts'
import { gridColour, padding, planTable, shown, type Plan } from './table-plan.server.ts'
import type { Align, PaperRow, PaperTable } from './types.ts'

const rowsPerBreath = 100
const fills = { row: null, group: '#f4f4f4', total: '#ececec' } as const

/** A laid-out cell: where it begins, how wide it is, its lines. */
type Box = { x: number; width: number; lines: string[]; align: Align }

/**
 * Draws the table, its head again on each page; gives other work a turn now and then. The last row keeps `afterwards`
 * points of room below it: a page with nothing but signatures could be put under any paper.
 */
export async function drawTable(pen: Pen, table: PaperTable, afterwards: number): Promise<void> {
  const plan = planTable(pen, table)
  const head = headHeight(pen, plan)
  const body = pen.area.bottom - pen.area.top - head
  startTable(pen, plan, table, head, afterwards < body / 2 ? afterwards : 0)
  for (const [i, row] of table.rows.entries()) {
    const isLast = i === table.rows.length - 1
    // A heading within the table never stands alone at the foot of a page.
    const company = isLast ? afterwards : row.kind === 'group' ? rowHeight(plan, 1) : 0
    drawRow(pen, plan, row, company < body / 2 ? company : 0)
    if (i % rowsPerBreath === rowsPerBreath - 1) await setImmediate()
  }
}

/** The head never stands alone either; a table of one row has to take its signatures along. */
function startTable(pen: Pen, plan: Plan, table: PaperTable, head: number, afterwards: number): void {
  const company = table.rows.length < 2 ? afterwards : 0
  pen.need(head + rowHeight(plan, 3) + company)
  drawHead(pen, plan)
}

function drawRow(pen: Pen, plan: Plan, row: PaperRow, company: number): void {
  const kind = row.kind ?? 'row'
  const style: Style = kind === 'row' ? 'regular' : 'bold'
  const boxes = layOut(pen, plan, row, style)
  let left = Math.max(1, ...boxes.map((box) => box.lines.length))
  let from = 0
  if (!fits(pen, plan, left, company)) turn(pen, plan, left)
  while (left > 0) {
    const count = Math.min(left, Math.max(1, roomFor(pen, plan)))
    drawSlice(pen, plan, boxes, { from, count, style, fill: fills[kind] })
    from += count
    left -= count
    if (left > 0) newPage(pen, plan)
  }
}

const rowHeight = (plan: Plan, lines: number): number => lines * leading(plan.size) + padding * 2
const roomFor = (pen: Pen, plan: Plan): number => Math.floor((pen.area.bottom - pen.y - padding * 2) / leading(plan.size))
const fits = (pen: Pen, plan: Plan, lines: number, company: number): boolean =>
  pen.y + rowHeight(plan, lines) + company <= pen.area.bottom

/** A row goes whole to the next page; one taller than half a page is cut instead. */
function turn(pen: Pen, plan: Plan, lines: number): void {
  const isTall = rowHeight(plan, lines) > (pen.area.bottom - pen.area.top) / 2
  if (!isTall || roomFor(pen, plan) < 2) newPage(pen, plan)
}

function newPage(pen: Pen, plan: Plan): void {
  pen.newPage()
  drawHead(pen, plan)
}

function layOut(pen: Pen, plan: Plan, row: PaperRow, style: Style): Box[] {
  const boxes: Box[] = []
  let x = pen.area.left
  for (let i = 0; i < plan.columns.length; i++) {
    const value = row.cells[i] ?? null
    let width = plan.widths[i] ?? 0
    const start = x
    const canReach = row.kind !== undefined && row.kind !== 'row' && typeof value === 'string'
    while (canReach && i + 1 < plan.columns.length && (row.cells[i + 1] ?? null) === null) width += plan.widths[++i] ?? 0
    const align = canReach ? 'left' : (plan.aligns[i] ?? 'left')
    boxes.push({ x: start, width, align, lines: value === null ? [] : pen.lines(shown(value), width - padding * 2, style, plan.size) })
    x = start + width
  }
  return boxes
}

type Slice = { from: number; count: number; style: Style; fill: string | null }

function drawSlice(pen: Pen, plan: Plan, boxes: readonly Box[], { from, count, style, fill }: Slice): void {
  const height = rowHeight(plan, count)
  if (fill) pen.fill(pen.area.left, pen.y, pen.area.width, height, fill)
  // One path for the whole row: a rectangle for each cell doubles the file and the time.
  pen.doc.rect(pen.area.left, pen.y, pen.area.width, height)
  for (const box of boxes.slice(1)) pen.doc.moveTo(box.x, pen.y).lineTo(box.x, pen.y + height)
  pen.doc.lineWidth(0.4).strokeColor(gridColour).stroke()
  for (const box of boxes) {
    for (const [i, line] of box.lines.slice(from, from + count).entries()) {
      const y = pen.y + padding + i * leading(plan.size)
      pen.write(line, { x: box.x + padding, y, width: box.width - padding * 2, align: box.align, style, size: plan.size })
    }
  }
  pen.y += height
}
