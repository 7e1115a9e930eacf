import { createRequire } from 'node:module'
import PDFDocument from 'pdfkit'
import { printable, type Area } from './geometry.ts'
import { breakLines } from './lines.ts'
import type { Align } from './types.ts'

const require = createRequire(import.meta.url)
const fontFile = (style: string): string =>
  require.resolve(`@expo-google-fonts/be-vietnam-pro/${style}/BeVietnamPro_${style}.ttf`)

export type Style = 'regular' | 'italic' | 'bold'
const files: Record<Style, string> = { regular: '400Regular', italic: '400Regular_Italic', bold: '700Bold' }

export const ink = '#1b1b1b'
export const grey = '#8a8a8a'

type Write = { x: number; y: number; width: number; align?: Align | 'justify'; style?: Style; size: number; colour?: string }
type Flow = {
  style?: Style
  size: number
  align?: Align | 'justify'
  /** From the left edge: the whole paragraph, and its first line in addition. */
  left?: number
  indent?: number
  /** Room to leave below the last two lines, for what must not stand on a page alone. */
  company?: number
}

/** A PDF page with a pen: knows fonts and the printable area, nothing of what is written. */
export class Pen {
  readonly doc: PDFKit.PDFDocument
  readonly area: Area
  y: number
  #style: Style | null = null
  #colour: string | null = null
  readonly #wordWidths: Record<Style, Map<string, number>> = { regular: new Map(), italic: new Map(), bold: new Map() }

  constructor(orientation: 'portrait' | 'landscape', title: string, created: Date) {
    this.area = printable(orientation)
    this.doc = new PDFDocument({
      size: 'A4', layout: orientation, margin: 0, bufferPages: true, autoFirstPage: false, lang: 'vi-VN', displayTitle: true,
      info: { Title: title, Producer: 'Chung', Creator: 'Chung', CreationDate: created },
    })
    for (const [style, file] of Object.entries(files)) this.doc.registerFont(style, fontFile(file))
    this.y = 0
    this.newPage()
  }

  newPage(): void {
    this.doc.addPage()
    this.forget()
    this.y = this.area.top
  }

  /** After a change of page or a restored state the font and the colour have to be said again. */
  forget(): void {
    this.#style = null
    this.#colour = null
  }

  /** Starts a new page when fewer than `height` points are left. */
  need(height: number): boolean {
    if (this.y + height <= this.area.bottom) return false
    this.newPage()
    return true
  }

  /** Word by word, as the PDF lays it out too: thousands of rows repeat a few thousand words. */
  measure(text: string, style: Style, size: number): number {
    let width = 0
    let from = 0
    for (let space = text.indexOf(' '); space >= 0; space = text.indexOf(' ', from)) {
      width += this.#wordWidth(text.slice(from, space + 1), style)
      from = space + 1
    }
    if (from < text.length) width += this.#wordWidth(text.slice(from), style)
    return width * size
  }

  #wordWidth(word: string, style: Style): number {
    const known = this.#wordWidths[style].get(word)
    if (known !== undefined) return known
    this.#use(style)
    const width = this.doc.fontSize(1).widthOfString(word)
    this.#wordWidths[style].set(word, width)
    return width
  }

  lines(text: string, width: number, style: Style, size: number): string[] {
    return breakLines(text.normalize('NFC'), width, (part) => this.measure(part, style, size))
  }

  /** Writes one line as it is: whoever calls has broken it. */
  write(text: string, { x, y, width, align = 'left', style = 'regular', size, colour = ink }: Write): void {
    const spare = align === 'left' ? 0 : width - this.measure(text, style, size)
    this.#use(style)
    if (this.#colour !== colour) this.doc.fillColor(colour)
    this.#colour = colour
    this.doc.fontSize(size)
    if (align === 'justify' && spare > 0 && text.includes(' ')) this.#spread(text, { x, y, style, size, spare })
    else this.doc.text(text, x + (align === 'center' ? spare / 2 : align === 'right' ? spare : 0), y, { lineBreak: false })
  }

  /** Word by word, each with its space: the library's own word spacing leaves the spaces out, and with them what people copy. */
  #spread(text: string, { x, y, style, size, spare }: { x: number; y: number; style: Style; size: number; spare: number }): void {
    const words = text.split(' ')
    const gap = spare / (words.length - 1)
    let at = x
    for (const [i, word] of words.entries()) {
      const spaced = i === words.length - 1 ? word : `${word} `
      const width = this.measure(spaced, style, size)
      this.#use(style)
      this.doc.fontSize(size).text(spaced, at, y, { lineBreak: false })
      at += width + gap
    }
  }

  /** A paragraph across the page, broken over lines and pages. */
  paragraph(text: string, { style = 'regular', size, align = 'left', left = 0, indent = 0, company = 0 }: Flow): void {
    const width = this.area.width - left
    const lines = breakLines(text.normalize('NFC'), width, (part) => this.measure(part, style, size), indent)
    const together = Math.max(0, lines.length - 2)
    for (const [i, line] of lines.entries()) {
      this.need(i === together ? leading(size) * (lines.length - i) + company : leading(size))
      const start = i === 0 ? indent : 0
      const isLast = i === lines.length - 1
      this.write(line, { x: this.area.left + left + start, y: this.y, width: width - start, align: align === 'justify' && isLast ? 'left' : align, style, size })
      this.y += leading(size)
    }
  }

  fill(x: number, y: number, width: number, height: number, colour: string): void {
    this.doc.rect(x, y, width, height).fill(colour)
    this.#colour = null
  }

  rule(x: number, y: number, width: number, thickness = 0.8): void {
    this.doc.moveTo(x, y).lineTo(x + width, y).lineWidth(thickness).strokeColor(ink).stroke()
  }

  async bytes(): Promise<Uint8Array> {
    const chunks: Buffer[] = []
    this.doc.end()
    for await (const chunk of this.doc) chunks.push(chunk)
    return Buffer.concat(chunks)
  }

  #use(style: Style): void {
    if (this.#style === style) return
    this.doc.font(style)
    this.#style = style
  }
}

/** Vietnamese capitals carry two marks above: less leading would let lines touch. */
export const leading = (size: number): number => size * 1.35
