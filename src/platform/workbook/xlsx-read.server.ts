import { parseRange } from './addresses.ts'
import { unescapeText, type CellContext } from './cells.ts'
import { builtInFormat, parseFormat, type NumberFormat } from './number-formats.ts'
import { findParts, type SheetPart } from './parts.server.ts'
import { megabytes, tooLarge } from './refusals.ts'
import { RichText } from './rich-text.ts'
import { SheetRows } from './sheet-rows.ts'
import type { ByteSource } from './source.server.ts'
import type { Limits, Range, Row, Sheet, Workbook } from './types.ts'
import { parseXml, xmlFeed } from './xml.ts'
import { openZip, readEntryBytes, type Zip, type ZipEntry } from './zip-read.server.ts'

export async function openXlsx(source: ByteSource, limits: Limits): Promise<Workbook> {
  const zip = await openZip(source, limits)
  const parts = await findParts(zip, limits)
  const strings = await readStrings(zip, parts.strings, limits)
  const formats = await readFormats(zip, parts.styles, limits)
  const sheets = parts.sheets.map((part): Sheet => {
    const context: CellContext = { strings, formats, is1904: parts.is1904, part: part.name }
    return {
      name: part.name,
      visibility: part.visibility,
      rows: { [Symbol.asyncIterator]: () => readRows(zip, part, context, limits) },
      merges: () => readMerges(zip, part),
    }
  })
  return { format: 'xlsx', sheets, close: () => source.close() }
}

async function* readRows(zip: Zip, part: SheetPart, context: CellContext, limits: Limits): AsyncGenerator<Row> {
  const rows = new SheetRows(context, limits)
  const feed = xmlFeed(part.name, limits.xmlDepth, rows)
  for await (const chunk of readEntryBytes(zip, part.entry)) {
    feed.write(chunk)
    yield* rows.finished.splice(0)
  }
  feed.end()
  yield* rows.finished.splice(0)
}

async function readStrings(zip: Zip, entry: ZipEntry | null, limits: Limits): Promise<string[]> {
  const strings: string[] = []
  if (!entry) return strings
  // The one part that is kept in memory whole.
  if (entry.sizeBytes > limits.expandedBytes / 4) throw tooLarge('bomb', { limitMb: megabytes(limits.expandedBytes / 4) })
  const rich = new RichText()
  await parseXml(readEntryBytes(zip, entry), entry.name, limits.xmlDepth, {
    open: (name) => (name === 'si' ? rich.reset() : rich.open(name)),
    text: (text) => rich.add(text),
    close(name) {
      if (name === 'si') strings.push(unescapeText(rich.text))
      else rich.close(name)
    },
  })
  return strings
}

async function readFormats(zip: Zip, entry: ZipEntry | null, limits: Limits): Promise<NumberFormat[]> {
  const formats: NumberFormat[] = []
  if (!entry) return formats
  const custom = new Map<number, NumberFormat>()
  let inCellFormats = false
  await parseXml(readEntryBytes(zip, entry), entry.name, limits.xmlDepth, {
    open(name, attributes) {
      const id = Number(attributes['numFmtId'] ?? 0)
      if (name === 'numFmt') custom.set(id, parseFormat(attributes['formatCode'] ?? ''))
      else if (name === 'cellXfs') inCellFormats = true
      else if (name === 'xf' && inCellFormats) formats.push(custom.get(id) ?? builtInFormat(id))
    },
    close(name) {
      if (name === 'cellXfs') inCellFormats = false
    },
  })
  return formats
}

const dataEnd = Buffer.from('sheetData>')
const maxTailBytes = 8 * 1024 * 1024

/** Merged ranges stand after the rows, and are wanted before them: look at the end of the part only. */
async function readMerges(zip: Zip, part: SheetPart): Promise<Range[]> {
  let tail = Buffer.alloc(0)
  let inTail = false
  for await (const chunk of readEntryBytes(zip, part.entry)) {
    if (inTail && tail.length > maxTailBytes) continue
    tail = Buffer.concat([tail, chunk])
    if (inTail) continue
    const end = tail.lastIndexOf(dataEnd)
    inTail = end >= 0 && isClosing(tail, end)
    tail = tail.subarray(inTail ? end : Math.max(0, tail.length - 64))
  }
  if (!inTail) return []
  const ranges = tail.toString('latin1').matchAll(/<(?:\w+:)?mergeCell\s[^>]*?ref="([^"]+)"/g)
  return [...ranges].flatMap(([, reference = '']) => parseRange(reference) ?? [])
}

/** "<sheetData>" opens, "</sheetData>" and "</x:sheetData>" close. */
function isClosing(bytes: Buffer, at: number): boolean {
  return /<\/(\w+:)?$/.test(bytes.subarray(Math.max(0, at - 32), at).toString('latin1'))
}
