import { leading, type Pen, type Style } from './pen.server.ts'
import type { Heading } from './types.ts'
import { motto, nation, placeAndDate } from './words.ts'

const gap = 12

/** Issuing body on the left, the nation's name and motto on the right, each with its rule (Decree 30, appendix I). */
export function drawHeading(pen: Pen, heading: Heading): void {
  const left = { x: pen.area.left, width: pen.area.width * 0.43 - gap }
  const right = { x: pen.area.left + pen.area.width * 0.43, width: pen.area.width * 0.57 }
  const top = pen.y
  const size = fittingSize(pen, nation, right.width)

  pen.y = top
  if (heading.parent) centred(pen, heading.parent.toLocaleUpperCase('vi'), left, 'regular', size)
  centred(pen, heading.issuer.toLocaleUpperCase('vi'), left, 'bold', size)
  ruleUnder(pen, left, left.width * 0.4)
  if (heading.number) centred(pen, heading.number, left, 'regular', size)
  const leftEnd = pen.y

  pen.y = top
  centred(pen, nation, right, 'bold', size)
  centred(pen, motto, right, 'bold', size + 0.5)
  ruleUnder(pen, right, pen.measure(motto, 'bold', size + 0.5))
  centred(pen, placeAndDate(heading.place, heading.date), right, 'italic', size)
  pen.y = Math.max(leftEnd, pen.y) + leading(size)
}

type Block = { x: number; width: number }

function centred(pen: Pen, text: string, block: Block, style: Style, size: number): void {
  for (const line of balanced(pen, text, block.width, style, size)) {
    pen.write(line, { ...block, y: pen.y, align: 'center', style, size })
    pen.y += leading(size)
  }
}

/** As few lines as fit, and of those the most even: no name leaves one syllable alone in its last line. */
function balanced(pen: Pen, text: string, width: number, style: Style, size: number): string[] {
  let best = pen.lines(text, width, style, size)
  for (let narrower = width - 6; narrower > width / 2; narrower -= 6) {
    const lines = pen.lines(text, narrower, style, size)
    if (lines.length > best.length) break
    best = lines
  }
  return best
}

function ruleUnder(pen: Pen, block: Block, width: number): void {
  pen.rule(block.x + (block.width - width) / 2, pen.y + 2, width)
  pen.y += 8
}

/** The nation's name stands in one line (Decree 30), whatever the width of the letter. */
function fittingSize(pen: Pen, text: string, width: number): number {
  let size = 11.5
  while (size > 8 && pen.measure(text, 'bold', size) > width) size -= 0.25
  return size
}
