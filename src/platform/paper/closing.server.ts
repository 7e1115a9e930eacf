import { leading, type Pen } from './pen.server.ts'
import type { Paper, Signature } from './types.ts'
import { originLine } from './words.ts'

const noteSize = 9
const signSize = 11
const signingSpace = 62
const gap = 16

type Closing = Pick<Paper, 'footnotes' | 'origin' | 'signatures'>

/** What the end of the paper takes, so that the last line of the table can stay with the signatures. */
export function closingHeight(pen: Pen, closing: Closing): number {
  const notes = notesOf(closing).reduce((sum, note) => sum + pen.lines(note, pen.area.width, 'italic', noteSize).length, 0)
  return (notes > 0 ? 6 + notes * leading(noteSize) : 0) + signaturesHeight(pen, closing.signatures ?? [])
}

export function drawClosing(pen: Pen, closing: Closing): void {
  const notes = notesOf(closing)
  if (notes.length > 0) pen.y += 6
  for (const note of notes) pen.paragraph(note, { size: noteSize, style: 'italic' })
  drawSignatures(pen, closing.signatures ?? [])
}

const notesOf = ({ footnotes = [], origin }: Closing): string[] => [...footnotes, ...(origin ? [originLine(origin)] : [])]

const slotWidth = (pen: Pen, signatures: readonly Signature[]): number => pen.area.width / Math.max(2, signatures.length)

function titleHeight(pen: Pen, signatures: readonly Signature[]): number {
  const width = slotWidth(pen, signatures) - 12
  return Math.max(...signatures.map((one) => pen.lines(one.title, width, 'bold', signSize).length)) * leading(signSize)
}

const signaturesHeight = (pen: Pen, signatures: readonly Signature[]): number =>
  signatures.length === 0 ? 0 : gap + titleHeight(pen, signatures) + leading(signSize) * 3 + signingSpace

/** Who signs, side by side, the highest on the right; never torn from each other by the end of a page. */
function drawSignatures(pen: Pen, signatures: readonly Signature[]): void {
  if (signatures.length === 0) return
  const height = signaturesHeight(pen, signatures)
  pen.need(height)
  const width = slotWidth(pen, signatures)
  for (const [i, signature] of signatures.entries()) {
    const slot = signatures.length === 1 ? 1 : i
    drawOne(pen, signature, { x: pen.area.left + slot * width, y: pen.y + gap, width, titleHeight: titleHeight(pen, signatures) })
  }
  pen.y += height
}

type Slot = { x: number; y: number; width: number; titleHeight: number }

function drawOne(pen: Pen, signature: Signature, slot: Slot): void {
  const { x, y, width } = slot
  const put = (text: string, at: number, style: 'italic' | 'bold', size: number): void =>
    pen.write(text, { x, y: at, width, align: 'center', style, size })
  for (const [i, line] of pen.lines(signature.title, width - 12, 'bold', signSize).entries()) put(line, y + i * leading(signSize), 'bold', signSize)
  put(signature.hint ?? '(Ký, ghi rõ họ tên)', y + slot.titleHeight, 'italic', signSize - 1)
  const nameAt = y + slot.titleHeight + leading(signSize) + signingSpace
  const name = signature.name ? pen.lines(signature.name, width - 12, 'bold', signSize) : []
  for (const [i, line] of name.entries()) put(line, nameAt + i * leading(signSize), 'bold', signSize)
}
