import { printable } from '../geometry.ts'
import { Pen } from '../pen.server.ts'
import type { Paper } from '../types.ts'
import { demonstrationStamp } from '../words.ts'
import { bodyParts } from './body.server.ts'
import { closingParts } from './closing.server.ts'
import { headingParts } from './heading.server.ts'
import { font, sizes, twips, type Docx, type Part, type Sheet } from './sheet.ts'
import { tableParts } from './table.server.ts'

/**
 * The same paper as DOCX, for editing: same order, margins and widths of columns. Times New Roman, as offices have it,
 * in the sizes of Decree 30. Drawn signatures stay out of it: who changes the text has to ask for them again.
 */
export async function renderPaperDocx(paper: Paper): Promise<Uint8Array> {
  const docx = await import('docx')
  const sheet: Sheet = { docx, pen: new Pen(paper.orientation, paper.title, new Date(0)) }
  const file = new docx.Document({
    title: paper.title.normalize('NFC'), creator: 'Chung', lastModifiedBy: 'Chung',
    styles: { default: { document: { run: { font, size: sizes.body * 2, language: { value: 'vi-VN' } }, paragraph: { spacing: { after: 0 } } } } },
    numbering: { config: numbering(docx) },
    sections: [{ ...page(sheet, paper), children: [...await parts(sheet, paper)] }],
  })
  return new Uint8Array(await docx.Packer.toArrayBuffer(file))
}

async function parts(sheet: Sheet, paper: Paper): Promise<Part[]> {
  return [
    ...(paper.heading ? headingParts(sheet, paper.heading) : []),
    ...titleParts(sheet, paper),
    ...(paper.table ? tableParts(sheet, paper.table) : []),
    ...await bodyParts(sheet, paper.body ?? []),
    ...await closingParts(sheet, paper),
  ]
}

function titleParts({ docx }: Sheet, paper: Paper): Part[] {
  const { Paragraph, TextRun, AlignmentType } = docx
  const centred = (text: string, run: object) => new Paragraph({ alignment: AlignmentType.CENTER, keepNext: true, children: [new TextRun({ text: text.normalize('NFC'), ...run })] })
  return [
    centred(paper.title, { bold: true, size: sizes.title * 2 }),
    ...(paper.subtitle ? [centred(paper.subtitle, { italics: true })] : []),
    new Paragraph({}),
    ...(paper.notes ?? []).map((note) => new Paragraph({ text: note.normalize('NFC'), spacing: { after: 80 } })),
  ]
}

function page({ docx, pen }: Sheet, paper: Paper) {
  const { Footer, Header, Paragraph, TextRun, AlignmentType, PageNumber, PageOrientation, TabStopType } = docx
  const { left, top, width, pageWidth, pageHeight, bottom } = printable(paper.orientation)
  const small = { size: 17, color: '8A8A8A' }
  const stamp = new TextRun({ text: demonstrationStamp, bold: true, color: 'A63D2F', size: 22, border: { style: docx.BorderStyle.SINGLE, size: 6, color: 'A63D2F', space: 2 } })
  return {
    properties: {
      page: {
        // The library turns the two around for a page on its side.
        size: { width: twips(Math.min(pageWidth, pageHeight)), height: twips(Math.max(pageWidth, pageHeight)), orientation: paper.orientation === 'portrait' ? PageOrientation.PORTRAIT : PageOrientation.LANDSCAPE },
        margin: { left: twips(left), top: twips(top), right: twips(pageWidth - left - width), bottom: twips(pageHeight - bottom), header: 500, footer: 500 },
      },
    },
    ...(paper.demonstration ? { headers: { default: new Header({ children: [new Paragraph({ alignment: AlignmentType.RIGHT, children: [stamp] })] }) } } : {}),
    footers: {
      default: new Footer({
        children: [new Paragraph({
          tabStops: [{ type: TabStopType.RIGHT, position: twips(pen.area.width) }],
          children: [
            new TextRun({ text: `${paper.title.normalize('NFC').slice(0, 80)}\t`, ...small }),
            new TextRun({ children: ['Trang ', PageNumber.CURRENT, '/', PageNumber.TOTAL_PAGES], ...small }),
          ],
        })],
      }),
    },
  }
}

/** Numbers that Word counts on when a clerk adds an item; points of an article by the Vietnamese alphabet are text. */
const numbering = (docx: Docx) => [{
  reference: 'number',
  levels: [{ level: 0, format: docx.LevelFormat.DECIMAL, text: '%1.', alignment: docx.AlignmentType.LEFT, style: { paragraph: { indent: { left: 460, hanging: 460 } } } }],
}]
