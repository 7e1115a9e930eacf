import { blockGap, bodySize } from './text-size.ts'
import { leading, type Pen } from './pen.server.ts'
import { shown } from './table-plan.server.ts'
import { dotted } from './words.ts'
import type { PaperFact } from './types.ts'

const factGap = 2.5
const columnGap = 10

/** Labels in the left column, as wide as the widest but at most two fifths of the page. */
export function drawFacts(pen: Pen, facts: readonly PaperFact[], company: number): void {
  const labels = facts.map(({ label }) => pen.measure(label, 'regular', bodySize))
  const labelWidth = Math.min(pen.area.width * 0.4, Math.max(0, ...labels) + 1)
  for (const [i, fact] of facts.entries()) drawFact(pen, fact, labelWidth, i === facts.length - 1 ? company : 0)
  if (company === 0) pen.y += blockGap / 2
}

function drawFact(pen: Pen, { label, value }: PaperFact, labelWidth: number, company: number): void {
  const valueWidth = pen.area.width - labelWidth - columnGap
  const left = pen.lines(label, labelWidth, 'regular', bodySize)
  const right = value === null ? [dotted] : pen.lines(shown(value), valueWidth, 'regular', bodySize)
  const count = Math.max(left.length, right.length)
  // A fact stays whole on a page, unless it is a text of its own.
  if (count <= 6) pen.need(count * leading(bodySize) + company)
  for (let i = 0; i < count; i++) {
    pen.need(leading(bodySize))
    pen.write(left[i] ?? '', { x: pen.area.left, y: pen.y, width: labelWidth, size: bodySize })
    pen.write(right[i] ?? '', { x: pen.area.left + labelWidth + columnGap, y: pen.y, width: valueWidth, size: bodySize })
    pen.y += leading(bodySize)
  }
  pen.y += factGap
}
