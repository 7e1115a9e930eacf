import { millimetres } from './geometry.ts'
import { grey, ink, leading, type Pen } from './pen.server.ts'
import type { Paper } from './types.ts'
import { demonstrationStamp, pageOf } from './words.ts'

const footerSize = 8.5
const stampColour = '#a63d2f'

/** What each page carries once their number is known. */
export function finishPages(pen: Pen, { title, demonstration, frame = false }: Pick<Paper, 'title' | 'demonstration' | 'frame'>): void {
  const { start, count } = pen.doc.bufferedPageRange()
  for (let i = 0; i < count; i++) {
    pen.doc.switchToPage(start + i)
    pen.forget()
    drawFooter(pen, title, pageOf(i + 1, count))
    if (frame) drawFrame(pen)
    if (demonstration) drawStamp(pen)
  }
}

function drawFooter(pen: Pen, title: string, page: string): void {
  const { left, width, bottom } = pen.area
  const y = bottom + millimetres(7)
  const pageWidth = pen.measure(page, 'regular', footerSize)
  const [line = ''] = pen.lines(title, width - pageWidth - 24, 'regular', footerSize)
  pen.write(line, { x: left, y, width, size: footerSize, colour: grey })
  pen.write(page, { x: left, y, width, align: 'right', size: footerSize, colour: grey })
}

/** Two lines in the margin, the thick one outside; the footer stays below them. */
function drawFrame(pen: Pen): void {
  const { left, width, top, bottom } = pen.area
  for (const [distance, thickness] of [[millimetres(6), 2], [millimetres(4.5), 0.6]] as const) {
    pen.doc.rect(left - distance, top - distance, width + 2 * distance, bottom - top + 2 * distance).lineWidth(thickness).strokeColor(ink).stroke()
  }
}

/** Framed at the head of the page and pale across it: one of the two survives any cropping or copying. */
function drawStamp(pen: Pen): void {
  const { left, width, top, pageWidth, pageHeight } = pen.area
  const size = 10
  const textWidth = pen.measure(demonstrationStamp, 'bold', size)
  const box = { x: left + width - textWidth - 12, y: top - leading(size) - 14, width: textWidth + 12, height: leading(size) + 4 }
  pen.doc.rect(box.x, box.y, box.width, box.height).lineWidth(1).strokeColor(stampColour).stroke()
  pen.write(demonstrationStamp, { ...box, y: box.y + 2, align: 'center', style: 'bold', size, colour: stampColour })

  const large = 54
  pen.doc.save()
  pen.doc.rotate(-35, { origin: [pageWidth / 2, pageHeight / 2] }).fillOpacity(0.1)
  pen.write(demonstrationStamp, { x: 0, y: pageHeight / 2 - large / 2, width: pageWidth, align: 'center', style: 'bold', size: large, colour: stampColour })
  pen.doc.restore()
  pen.forget()
}
