import type { Heading } from '../types.ts'
import { motto, nation, placeAndDate } from '../words.ts'
import { bare, sizes, twips, type Part, type Sheet } from './sheet.ts'

type Line = { text: string; bold?: boolean; italics?: boolean; ruled?: boolean; size?: number }

/** Issuing body on the left, the nation's name and motto on the right. */
export function headingParts(sheet: Sheet, heading: Heading): Part[] {
  const { Table, TableRow, TableLayoutType, WidthType, Paragraph } = sheet.docx
  const left: Line[] = [
    ...(heading.parent ? [{ text: heading.parent.toLocaleUpperCase('vi') }] : []),
    { text: heading.issuer.toLocaleUpperCase('vi'), bold: true, ruled: true },
    ...(heading.number ? [{ text: heading.number }] : []),
  ]
  const right: Line[] = [
    { text: nation, bold: true },
    { text: motto, bold: true, ruled: true, size: sizes.body },
    { text: placeAndDate(heading.place, heading.date), italics: true, size: sizes.body },
  ]
  const widths = [0.41, 0.59].map((share) => twips(sheet.pen.area.width * share))
  return [
    new Table({
      layout: TableLayoutType.FIXED, borders: bare(sheet.docx), columnWidths: widths, width: { size: twips(sheet.pen.area.width), type: WidthType.DXA },
      rows: [new TableRow({ children: [left, right].map((lines, i) => cell(sheet, lines, widths[i] ?? 0)) })],
    }),
    new Paragraph({}),
  ]
}

function cell({ docx }: Sheet, lines: readonly Line[], width: number) {
  const { TableCell, Paragraph, TextRun, AlignmentType, WidthType } = docx
  return new TableCell({
    width: { size: width, type: WidthType.DXA }, margins: { left: 0, right: 0 },
    children: lines.flatMap(({ text, ruled, size = sizes.heading, ...run }) => [
      new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ text: text.normalize('NFC'), size: size * 2, ...run })] }),
      ...(ruled ? [rule(docx, width)] : []),
    ]),
  })
}

/** A line about half as wide as the words above it: the upper edge of an indented empty paragraph. */
function rule({ Paragraph, BorderStyle }: Sheet['docx'], width: number) {
  const indent = Math.round(width * 0.26)
  return new Paragraph({ indent: { left: indent, right: indent }, spacing: { line: 120, lineRule: 'exact' }, border: { top: { style: BorderStyle.SINGLE, size: 6, color: '000000', space: 1 } } })
}
