import { ink, type Pen } from './pen.server.ts'
import { qrSquares } from './qr.ts'

/** As paths: sharp at any size, and a few hundred bytes instead of a picture. */
export async function drawQr(pen: Pen, content: string, { x, y, size }: { x: number; y: number; size: number }): Promise<void> {
  const { side, isDark } = await qrSquares(content)
  const square = size / side
  for (let row = 0; row < side; row++) {
    for (let from = 0; from < side; from++) {
      if (!isDark(from, row)) continue
      let to = from + 1
      while (to < side && isDark(to, row)) to++
      // A hair of overlap between the rows: viewers would show white lines between squares that only touch.
      pen.doc.rect(x + from * square, y + row * square, (to - from) * square, square * 1.03)
      from = to
    }
  }
  pen.doc.fill(ink)
  pen.forget()
}
