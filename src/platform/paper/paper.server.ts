import { drawBody } from './body.server.ts'
import { closingHeight, drawClosing } from './closing.server.ts'
import { finishPages } from './every-page.server.ts'
import { drawHeading } from './heading.server.ts'
import { Pen } from './pen.server.ts'
import { drawTable } from './table.server.ts'
import type { Paper } from './types.ts'

/** An A4 document in the layout of the administration, as PDF with its fonts inside. */
export async function renderPaper(paper: Paper): Promise<Uint8Array> {
  const pen = new Pen(paper.orientation, paper.title.normalize('NFC'), createdOn(paper))
  if (paper.heading) drawHeading(pen, paper.heading)
  drawTitle(pen, paper)
  const end = closingHeight(pen, paper)
  const { table, body = [] } = paper
  if (table) await drawTable(pen, table, body.length === 0 ? end : 0)
  if (table && body.length > 0) pen.y += 8
  await drawBody(pen, body, end)
  await drawClosing(pen, paper)
  finishPages(pen, paper)
  return pen.bytes()
}

/** The date on the paper, so that the same paper gives the same bytes. */
const createdOn = (paper: Paper): Date => {
  const date = paper.heading?.date ?? paper.origin?.asOf
  return date ? new Date(`${date}T00:00:00Z`) : new Date()
}

function drawTitle(pen: Pen, paper: Paper): void {
  pen.paragraph(paper.title, { size: 14, style: 'bold', align: 'center' })
  if (paper.subtitle) pen.paragraph(paper.subtitle, { size: 11, style: 'italic', align: 'center' })
  pen.y += 8
  for (const note of paper.notes ?? []) pen.paragraph(note, { size: 11 })
  if (paper.notes?.length) pen.y += 6
}
