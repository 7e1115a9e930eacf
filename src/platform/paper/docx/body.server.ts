import { shown } from '../table-plan.server.ts'
import type { Align, PaperBlock, PaperFact } from '../types.ts'
import { dotted, markerOf } from '../words.ts'
import { qrPicture } from './qr.server.ts'
import { bare, sizes, twips, type Docx, type Part, type Sheet } from './sheet.ts'
import { tableParts } from './table.server.ts'

const pointsPerMm = 72 / 25.4
const after = 100

export async function bodyParts(sheet: Sheet, body: readonly PaperBlock[]): Promise<Part[]> {
  const parts: Part[] = []
  for (const [i, block] of body.entries()) parts.push(...await partsOf(sheet, block, i))
  return parts
}

async function partsOf(sheet: Sheet, block: PaperBlock, index: number): Promise<Part[]> {
  const { Paragraph, PageBreak, AlignmentType } = sheet.docx
  switch (block.kind) {
    case 'heading': return [headingPart(sheet.docx, block)]
    case 'paragraph': return paragraphs(sheet.docx, block)
    case 'list': return listParts(sheet.docx, block, index)
    case 'facts': return factParts(sheet, block.facts)
    case 'table': return [...(block.caption ? [headingPart(sheet.docx, { kind: 'heading', text: block.caption })] : []), ...tableParts(sheet, block.table)]
    case 'qr': {
      const picture = await qrPicture(sheet.docx, block.content, (block.widthMm ?? 32) * pointsPerMm)
      return [
        new Paragraph({ alignment: AlignmentType.CENTER, keepNext: true, children: [picture] }),
        ...(block.caption ? paragraphs(sheet.docx, { text: block.caption, style: 'italic', align: 'center' }) : []),
      ]
    }
    case 'pageBreak': return [new Paragraph({ children: [new PageBreak()] })]
  }
}

function headingPart({ Paragraph, TextRun, AlignmentType }: Docx, { text, level = 2 }: Extract<PaperBlock, { kind: 'heading' }>): Part {
  return new Paragraph({
    keepNext: true, spacing: { before: level === 1 ? 200 : 80, after: 60 }, ...(level === 1 ? { alignment: AlignmentType.CENTER } : {}),
    children: [new TextRun({ text: text.normalize('NFC'), bold: level !== 3, italics: level === 3 })],
  })
}

type Text = { text: string; style?: 'regular' | 'italic' | 'bold' | undefined; align?: Align | undefined; indent?: boolean | undefined }

function paragraphs({ Paragraph, TextRun, AlignmentType }: Docx, { text, style, align, indent }: Text): Part[] {
  const alignment = align ? { left: AlignmentType.LEFT, right: AlignmentType.RIGHT, center: AlignmentType.CENTER }[align] : AlignmentType.JUSTIFIED
  return text.normalize('NFC').split(/\r\n|\r|\n/).map((line) => new Paragraph({
    alignment, spacing: { after }, ...(indent ? { indent: { firstLine: 567 } } : {}),
    children: [new TextRun({ text: line, bold: style === 'bold', italics: style === 'italic' })],
  }))
}

function listParts({ Paragraph, TextRun, AlignmentType }: Docx, { marker, items, start = 1 }: Extract<PaperBlock, { kind: 'list' }>, index: number): Part[] {
  const counted = marker === 'number' && start === 1
  return items.map((item, i) => new Paragraph({
    alignment: AlignmentType.JUSTIFIED, spacing: { after: 60 },
    ...(counted ? { numbering: { reference: 'number', level: 0, instance: index } } : { indent: { left: 460, hanging: 460 }, tabStops: [{ type: 'left' as const, position: 460 }] }),
    children: [new TextRun({ text: counted ? item.normalize('NFC') : `${markerOf(marker, start + i)}\t${item.normalize('NFC')}` })],
  }))
}

function factParts({ docx, pen }: Sheet, facts: readonly PaperFact[]): Part[] {
  const { Table, TableRow, TableCell, TableLayoutType, WidthType, Paragraph, TextRun } = docx
  const label = Math.min(pen.area.width * 0.4, Math.max(0, ...facts.map((fact) => pen.measure(fact.label, 'regular', sizes.body))) + 8)
  const widths = [label, pen.area.width - label].map(twips)
  const cell = (text: string, i: number) => new TableCell({
    width: { size: widths[i] ?? 0, type: WidthType.DXA }, margins: { left: 0, right: 60, top: 20, bottom: 20 },
    children: text.split(/\r\n|\r|\n/).map((line) => new Paragraph({ children: [new TextRun({ text: line })] })),
  })
  return [
    new Table({
      layout: TableLayoutType.FIXED, borders: bare(docx), columnWidths: widths, width: { size: twips(pen.area.width), type: WidthType.DXA },
      rows: facts.map((fact) => new TableRow({ cantSplit: true, children: [cell(fact.label.normalize('NFC'), 0), cell(fact.value === null ? dotted : shown(fact.value), 1)] })),
    }),
    new Paragraph({ spacing: { after: 40 } }),
  ]
}
