import { drawFacts } from './facts.server.ts'
import { drawList } from './list.server.ts'
import { leading, type Pen } from './pen.server.ts'
import { drawQr } from './qr.server.ts'
import { drawTable } from './table.server.ts'
import { millimetres } from './geometry.ts'
import { blockGap, bodySize } from './text-size.ts'
import type { PaperBlock } from './types.ts'

/** First line of running text (Decree 30, appendix I: 1 cm or 1.27 cm). */
const firstLine = millimetres(10)

/** The text of a paper. The end of its last block keeps `afterwards` points of room below it. */
export async function drawBody(pen: Pen, body: readonly PaperBlock[], afterwards: number): Promise<void> {
  const most = (pen.area.bottom - pen.area.top) * 0.85
  for (const [i, block] of body.entries()) {
    const isLast = i === body.length - 1
    await drawBlock(pen, block, isLast && afterwards < most ? afterwards : 0)
    if (!isLast) pen.y += blockGap
  }
}

async function drawBlock(pen: Pen, block: PaperBlock, company: number): Promise<void> {
  switch (block.kind) {
    case 'heading': return drawHeadingBlock(pen, block, company)
    case 'paragraph': {
      const { style = 'regular', align = 'justify' } = block
      return pen.paragraph(block.text, { size: bodySize, style, align, indent: block.indent ? firstLine : 0, company })
    }
    case 'list': return drawList(pen, block, company)
    case 'facts': return drawFacts(pen, block.facts, company)
    case 'table':
      if (block.caption) drawCaption(pen, block.caption)
      await drawTable(pen, block.table, company)
      pen.y += blockGap
      return
    case 'qr': return drawQrBlock(pen, block, company)
    case 'pageBreak': return pen.newPage()
  }
}

type HeadingBlock = Extract<PaperBlock, { kind: 'heading' }>

/** A heading never stands alone at the foot of a page. */
function drawHeadingBlock(pen: Pen, { text, level = 2 }: HeadingBlock, company: number): void {
  pen.y += level === 1 ? 8 : 3
  pen.paragraph(text, {
    size: level === 1 ? bodySize + 0.5 : bodySize, style: level === 3 ? 'italic' : 'bold', align: level === 1 ? 'center' : 'left',
    company: Math.max(company, leading(bodySize) * 2 + blockGap),
  })
}

function drawCaption(pen: Pen, caption: string): void {
  pen.paragraph(caption, { size: bodySize - 1, style: 'bold', company: leading(bodySize) * 3 })
  pen.y += 2
}

type QrBlock = Extract<PaperBlock, { kind: 'qr' }>

async function drawQrBlock(pen: Pen, { content, caption, widthMm = 32 }: QrBlock, company: number): Promise<void> {
  const size = millimetres(widthMm)
  pen.need(size + leading(bodySize) * 2 + company)
  await drawQr(pen, content, { x: pen.area.left + (pen.area.width - size) / 2, y: pen.y, size })
  pen.y += size + 2
  if (caption) pen.paragraph(caption, { size: bodySize - 1.5, style: 'italic', align: 'center', company })
}
