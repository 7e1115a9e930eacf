import type { ImageRun } from 'docx'
import type { Docx } from './sheet.ts'

/** Word shows no paths without a picture beside them: 6 dots a square print sharp. */
export async function qrPicture({ ImageRun }: Docx, content: string, points: number): Promise<ImageRun> {
  const { toBuffer } = await import('bwip-js/node')
  const data = await (toBuffer({ bcid: 'qrcode', text: content, scale: 6 }) as Promise<Buffer>)
  // The library counts in dots of the screen, 96 to the inch.
  const side = Math.round((points * 96) / 72)
  return new ImageRun({ type: 'png', data, transformation: { width: side, height: side }, altText: { name: 'QR', title: 'QR', description: content } })
}
