import type { Paragraph, Table } from 'docx'
import type { Pen } from '../pen.server.ts'

/** The library is large and seldom needed: it is loaded with the first paper and handed down. */
export type Docx = typeof import('docx')
/** `pen` measures, so that columns share the page as they do in the PDF. */
export type Sheet = { docx: Docx; pen: Pen }
export type Part = Paragraph | Table

export const font = 'Times New Roman'
/** Points, as Decree 30, appendix I. */
export const sizes = { body: 13, title: 14, heading: 12, table: 11, note: 10 } as const

export const twips = (points: number): number => Math.round(points * 20)

/** No lines around or inside: for things that only stand side by side. */
export const bare = ({ BorderStyle }: Docx) => {
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }
  return { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none }
}
