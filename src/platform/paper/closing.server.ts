import { millimetres } from './geometry.ts'
import { grey, ink, leading, type Pen } from './pen.server.ts'
import { drawQr } from './qr.server.ts'
import { drawSignatures, signaturesHeight } from './signatures.server.ts'
import type { Confirmation, Paper } from './types.ts'
import { originLine, recipientsTitle } from './words.ts'

const noteSize = 9
const recipientSize = 9.5
const qrSize = millimetres(22)
const qrGap = 12

type Closing = Pick<Paper, 'footnotes' | 'origin' | 'recipients' | 'signatures' | 'confirmation'>

/** What the end of the paper takes, so that the last line of the text can stay with the signatures. */
export function closingHeight(pen: Pen, closing: Closing): number {
  const notes = notesOf(closing).reduce((sum, note) => sum + pen.lines(note, pen.area.width, 'italic', noteSize).length, 0)
  const code = closing.confirmation ? qrSize + qrGap : 0
  return (notes > 0 ? 6 + notes * leading(noteSize) : 0) + namesHeight(pen, closing) + code
}

export async function drawClosing(pen: Pen, closing: Closing): Promise<void> {
  const notes = notesOf(closing)
  if (notes.length > 0) pen.y += 6
  for (const note of notes) pen.paragraph(note, { size: noteSize, style: 'italic' })
  drawNames(pen, closing)
  if (closing.confirmation) await drawConfirmation(pen, closing.confirmation)
}

const notesOf = ({ footnotes = [], origin }: Closing): string[] => [...footnotes, ...(origin ? [originLine(origin)] : [])]

/** The list of recipients stands beside a single signature, below several. */
const isBeside = ({ signatures = [] }: Closing): boolean => signatures.length === 1
const recipientsHeight = ({ recipients = [] }: Closing): number => (recipients.length === 0 ? 0 : 16 + (recipients.length + 1) * leading(recipientSize))

function namesHeight(pen: Pen, closing: Closing): number {
  const [signatures, recipients] = [signaturesHeight(pen, closing.signatures ?? []), recipientsHeight(closing)]
  return isBeside(closing) ? Math.max(signatures, recipients) : signatures + recipients
}

function drawNames(pen: Pen, closing: Closing): void {
  if (!isBeside(closing)) {
    drawSignatures(pen, closing.signatures ?? [])
    drawRecipients(pen, closing, pen.area.width)
    return
  }
  pen.need(namesHeight(pen, closing))
  const top = pen.y
  drawRecipients(pen, closing, pen.area.width / 2)
  const end = pen.y
  pen.y = top
  drawSignatures(pen, closing.signatures ?? [])
  pen.y = Math.max(end, pen.y)
}

function drawRecipients(pen: Pen, closing: Closing, width: number): void {
  const { recipients = [] } = closing
  if (recipients.length === 0) return
  pen.need(recipientsHeight(closing))
  pen.y += 16
  for (const [i, line] of [recipientsTitle, ...recipients.map((one) => `- ${one}`)].entries()) {
    const style = i === 0 ? 'bold' : 'regular'
    const [shown = ''] = pen.lines(line, width, style, recipientSize)
    pen.write(shown, { x: pen.area.left, y: pen.y, width, size: recipientSize, style })
    pen.y += leading(recipientSize)
  }
}

/** At the foot of the last page, below a thin rule: the code, and beside it what it opens. */
async function drawConfirmation(pen: Pen, { href, lines }: Confirmation): Promise<void> {
  pen.need(qrSize + qrGap)
  const y = pen.area.bottom - qrSize
  pen.rule(pen.area.left, y - qrGap / 2, pen.area.width, 0.4)
  await drawQr(pen, href, { x: pen.area.left, y, size: qrSize })
  pen.doc.link(pen.area.left, y, qrSize, qrSize, href)
  const left = pen.area.left + qrSize + 10
  const width = pen.area.width - qrSize - 10
  let at = y + 1
  for (const line of [...lines, href].flatMap((one) => pen.lines(one, width, 'regular', 8.5))) {
    pen.write(line, { x: left, y: at, width, size: 8.5, colour: line === href ? grey : ink })
    at += leading(8.5)
  }
  pen.y = pen.area.bottom
}
