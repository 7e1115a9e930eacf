import { bodySize } from './text-size.ts'
import { ink, leading, type Pen } from './pen.server.ts'
import { markerOf } from './words.ts'
import type { PaperBlock } from './types.ts'

type List = Extract<PaperBlock, { kind: 'list' }>
const itemGap = 2.5
const markerGap = 6

/** Items hang from their markers; an empty box is drawn, since few letters of print have one. */
export function drawList(pen: Pen, { marker, items, start = 1 }: List, company: number): void {
  const markers = items.map((_, i) => markerOf(marker, start + i))
  const hang = marker === 'box' ? bodySize + markerGap + 2 : Math.max(...markers.map((one) => pen.measure(one, 'regular', bodySize))) + markerGap
  for (const [i, item] of items.entries()) {
    const isLast = i === items.length - 1
    pen.need(leading(bodySize) + (isLast ? company : 0))
    if (marker === 'box') drawBox(pen)
    else pen.write(markers[i] ?? '', { x: pen.area.left, y: pen.y, width: hang - markerGap, size: bodySize })
    pen.paragraph(item, { size: bodySize, left: hang, align: 'justify', company: isLast ? company : 0 })
    pen.y += itemGap
  }
}

function drawBox(pen: Pen): void {
  const side = bodySize - 1
  pen.doc.rect(pen.area.left + 1, pen.y + (leading(bodySize) - side) / 2 - 1, side, side).lineWidth(0.9).strokeColor(ink).stroke()
}
