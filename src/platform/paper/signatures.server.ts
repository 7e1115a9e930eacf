import { grey, ink, leading, type Pen } from './pen.server.ts'
import type { Drawing, Signature } from './types.ts'
import { signHint } from './words.ts'

export const signSize = 11
const noteSize = 8.5
const signingSpace = 62
const gap = 16

/** Up to three side by side, four on a page on its side; more begin a row of their own. */
export const rowsOf = (pen: Pen, signatures: readonly Signature[]): (readonly Signature[])[] => {
  const perRow = pen.area.pageWidth > pen.area.pageHeight ? 4 : 3
  const rows = Math.ceil(signatures.length / perRow)
  const size = Math.ceil(signatures.length / Math.max(1, rows))
  return Array.from({ length: rows }, (_, i) => signatures.slice(i * size, (i + 1) * size))
}

const slotWidth = (pen: Pen, row: readonly Signature[]): number => pen.area.width / Math.max(2, row.length)
const linesOf = (pen: Pen, text: string | undefined, width: number, size: number): string[] =>
  text ? pen.lines(text, width - 12, size === noteSize ? 'regular' : 'bold', size) : []

type Heights = { title: number; name: number; note: number; all: number }

function heightsOf(pen: Pen, row: readonly Signature[]): Heights {
  const width = slotWidth(pen, row)
  const most = (text: (one: Signature) => string | undefined, size: number): number =>
    Math.max(0, ...row.map((one) => linesOf(pen, text(one), width, size).length)) * leading(size)
  const title = most((one) => one.title, signSize)
  const name = Math.max(leading(signSize), most((one) => one.name, signSize))
  const note = most((one) => one.note, noteSize)
  return { title, name, note, all: gap + title + leading(signSize) + signingSpace + name + note }
}

export const signaturesHeight = (pen: Pen, signatures: readonly Signature[]): number =>
  rowsOf(pen, signatures).reduce((sum, row) => sum + heightsOf(pen, row).all, 0)

/** Who signs, side by side, the highest on the right; a row is never torn by the end of a page. */
export function drawSignatures(pen: Pen, signatures: readonly Signature[]): void {
  for (const row of rowsOf(pen, signatures)) {
    const heights = heightsOf(pen, row)
    pen.need(heights.all)
    const width = slotWidth(pen, row)
    for (const [i, signature] of row.entries()) {
      const slot = row.length === 1 ? 1 : i
      drawOne(pen, signature, { x: pen.area.left + slot * width, y: pen.y + gap, width, heights })
    }
    pen.y += heights.all
  }
}

type Slot = { x: number; y: number; width: number; heights: Heights }

function drawOne(pen: Pen, signature: Signature, { x, y, width, heights }: Slot): void {
  const hintAt = y + heights.title
  const spaceAt = hintAt + leading(signSize)
  const nameAt = spaceAt + signingSpace
  const put = (text: string, at: number, style: 'regular' | 'italic' | 'bold', size: number, colour = ink): void =>
    pen.write(text, { x, y: at, width, align: 'center', style, size, colour })
  for (const [i, line] of linesOf(pen, signature.title, width, signSize).entries()) put(line, y + i * leading(signSize), 'bold', signSize)
  put(signature.hint ?? signHint, hintAt, 'italic', signSize - 1)
  if (signature.drawing) drawStrokes(pen, signature.drawing, { x: x + 12, y: spaceAt + 4, width: width - 24, height: signingSpace - 8 })
  for (const [i, line] of linesOf(pen, signature.name, width, signSize).entries()) put(line, nameAt + i * leading(signSize), 'bold', signSize)
  for (const [i, line] of linesOf(pen, signature.note, width, noteSize).entries()) put(line, nameAt + heights.name + i * leading(noteSize), 'regular', noteSize, grey)
}

/** What was drawn on glass, as large as its place allows, in the blue of a pen. */
function drawStrokes(pen: Pen, { path, width, height }: Drawing, place: { x: number; y: number; width: number; height: number }): void {
  const scale = Math.min(place.width / width, place.height / height)
  pen.doc.save()
  pen.doc.translate(place.x + (place.width - width * scale) / 2, place.y + (place.height - height * scale) / 2).scale(scale)
  pen.doc.path(path).lineWidth(1.4 / scale).lineCap('round').lineJoin('round').strokeColor('#1f3a93').stroke()
  pen.doc.restore()
  pen.forget()
}
