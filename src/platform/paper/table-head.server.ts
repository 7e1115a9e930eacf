import { leading, type Pen } from './pen.server.ts'
import { gridColour, padding, type Plan } from './table-plan.server.ts'

/** Columns under one head: a run of the same `group`, or a single column without. */
type Run = { group: string | null; from: number; to: number }

const runsOf = (plan: Plan): Run[] => {
  const runs: Run[] = []
  for (const [i, column] of plan.columns.entries()) {
    const last = runs.at(-1)
    if (last && column.group !== undefined && last.group === column.group) last.to = i
    else runs.push({ group: column.group ?? null, from: i, to: i })
  }
  return runs
}

const widthOf = (plan: Plan, from: number, to: number): number => plan.widths.slice(from, to + 1).reduce((sum, width) => sum + width, 0)
const heightOf = (pen: Pen, plan: Plan, text: string, width: number): number =>
  pen.lines(text, width - padding * 2, 'bold', plan.size).length * leading(plan.size) + padding * 2

type Heights = { upper: number; lower: number }

function heightsOf(pen: Pen, plan: Plan): Heights {
  const upper = Math.max(0, ...runsOf(plan).map((run) => (run.group === null ? 0 : heightOf(pen, plan, run.group, widthOf(plan, run.from, run.to)))))
  let lower = 0
  let single = 0
  for (const [i, column] of plan.columns.entries()) {
    const height = heightOf(pen, plan, column.header, plan.widths[i] ?? 0)
    if (column.group === undefined) single = Math.max(single, height)
    else lower = Math.max(lower, height)
  }
  return { upper, lower: Math.max(lower, single - upper) }
}

export function headHeight(pen: Pen, plan: Plan): number {
  const { upper, lower } = heightsOf(pen, plan)
  return upper + lower
}

export function drawHead(pen: Pen, plan: Plan): void {
  const { upper, lower } = heightsOf(pen, plan)
  let x = pen.area.left
  for (const run of runsOf(plan)) {
    const width = widthOf(plan, run.from, run.to)
    if (run.group === null) drawCell(pen, plan, plan.columns[run.from]?.header ?? '', { x, y: pen.y, width, height: upper + lower })
    else {
      drawCell(pen, plan, run.group, { x, y: pen.y, width, height: upper })
      drawLower(pen, plan, run, { x, y: pen.y + upper, height: lower })
    }
    x += width
  }
  pen.y += upper + lower
}

function drawLower(pen: Pen, plan: Plan, run: Run, at: { x: number; y: number; height: number }): void {
  let { x } = at
  for (let i = run.from; i <= run.to; i++) {
    const width = plan.widths[i] ?? 0
    drawCell(pen, plan, plan.columns[i]?.header ?? '', { ...at, x, width })
    x += width
  }
}

function drawCell(pen: Pen, plan: Plan, text: string, { x, y, width, height }: { x: number; y: number; width: number; height: number }): void {
  pen.fill(x, y, width, height, '#e4e9e2')
  pen.doc.rect(x, y, width, height).lineWidth(0.4).strokeColor(gridColour).stroke()
  const lines = pen.lines(text, width - padding * 2, 'bold', plan.size)
  const top = y + (height - lines.length * leading(plan.size)) / 2
  for (const [i, line] of lines.entries()) {
    pen.write(line, { x: x + padding, y: top + i * leading(plan.size), width: width - padding * 2, align: 'center', style: 'bold', size: plan.size })
  }
}
