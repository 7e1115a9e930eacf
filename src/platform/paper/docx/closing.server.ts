import { rowsOf } from '../signatures.server.ts'
import type { Paper, Signature } from '../types.ts'
import { editableCopy, originLine, recipientsTitle, signHint } from '../words.ts'
import { qrPicture } from './qr.server.ts'
import { bare, sizes, twips, type Docx, type Part, type Sheet } from './sheet.ts'

const qrPoints = 62

export async function closingParts(sheet: Sheet, paper: Paper): Promise<Part[]> {
  const { docx } = sheet
  const { footnotes = [], origin, recipients = [], signatures = [], confirmation } = paper
  const notes = [...footnotes, ...(origin ? [originLine(origin)] : [])]
  const beside = signatures.length === 1 ? recipients : []
  return [
    ...notes.map((note) => line(docx, note, { italics: true, size: sizes.note * 2 })),
    ...rowsOf(sheet.pen, signatures).flatMap((row) => signatureParts(sheet, row, beside)),
    ...(signatures.length === 1 ? [] : recipientLines(docx, recipients)),
    ...(confirmation ? await confirmationParts(sheet, confirmation) : []),
  ]
}

type Run = { bold?: boolean; italics?: boolean; size?: number; color?: string }
const line = ({ Paragraph, TextRun, AlignmentType }: Docx, text: string, run: Run, centred = false) =>
  new Paragraph({ ...(centred ? { alignment: AlignmentType.CENTER } : {}), keepNext: centred, children: [new TextRun({ text: text.normalize('NFC'), ...run })] })

const recipientLines = (docx: Docx, recipients: readonly string[]) => recipients.length === 0 ? [] : [
  line(docx, recipientsTitle, { bold: true, italics: true, size: 24 }),
  ...recipients.map((one) => line(docx, `- ${one}`, { size: 22 })),
]

/** Room for a hand between the office and the name, as in the PDF. */
function signatureParts(sheet: Sheet, row: readonly Signature[], recipients: readonly string[]): Part[] {
  const { docx, pen } = sheet
  const columns = row.length === 1 ? [recipientLines(docx, recipients), signatureLines(docx, row[0])] : row.map((one) => signatureLines(docx, one))
  return [new docx.Paragraph({}), sideBySide(sheet, columns, columns.map(() => pen.area.width / columns.length)), new docx.Paragraph({})]
}

function signatureLines(docx: Docx, signature: Signature | undefined) {
  if (!signature) return []
  return [
    ...signature.title.split('\n').map((text) => line(docx, text, { bold: true }, true)),
    line(docx, signature.hint ?? signHint, { italics: true, size: 24 }, true),
    ...Array.from({ length: 4 }, () => line(docx, '', {}, true)),
    line(docx, signature.name ?? '', { bold: true }, true),
  ]
}

async function confirmationParts(sheet: Sheet, { href, lines }: NonNullable<Paper['confirmation']>): Promise<Part[]> {
  const { docx, pen } = sheet
  const small = { size: sizes.note * 2 - 2 }
  const words = [line(docx, editableCopy, { ...small, bold: true }), ...lines.map((text) => line(docx, text, small)), line(docx, href, { ...small, color: '8A8A8A' })]
  const picture = new docx.Paragraph({ children: [await qrPicture(docx, href, qrPoints)] })
  return [new docx.Paragraph({}), sideBySide(sheet, [[picture], words], [qrPoints + 10, pen.area.width - qrPoints - 10]), new docx.Paragraph({})]
}

function sideBySide({ docx }: Sheet, columns: InstanceType<Docx['Paragraph']>[][], widths: readonly number[]): Part {
  const { Table, TableRow, TableCell, TableLayoutType, WidthType, Paragraph } = docx
  const sizesOf = widths.map(twips)
  return new Table({
    layout: TableLayoutType.FIXED, borders: bare(docx), columnWidths: sizesOf, width: { size: sizesOf.reduce((all, one) => all + one, 0), type: WidthType.DXA },
    rows: [new TableRow({
      cantSplit: true,
      children: columns.map((children, i) => new TableCell({ width: { size: sizesOf[i] ?? 0, type: WidthType.DXA }, margins: { left: 0, right: 0 }, children: children.length > 0 ? children : [new Paragraph({})] })),
    })],
  })
}
