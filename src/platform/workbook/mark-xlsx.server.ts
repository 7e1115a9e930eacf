import { excelColumns } from './limits.ts'
import { groupMarks } from './mark-rows.ts'
import type { SheetPlan } from './mark-cells.ts'
import { patchSheet } from './mark-sheet.ts'
import { leastStyles, patchStyles, type MarkStyles } from './mark-styles.ts'
import type { Mark, MarkOptions, RowMarks } from './mark-types.ts'
import { findParts, relationsName, type Parts, type SheetPart } from './parts.server.ts'
import { damaged, unsupported } from './refusals.ts'
import type { ByteSource } from './source.server.ts'
import type { Limits, Sheet } from './types.ts'
import { openXlsx } from './xlsx-read.server.ts'
import { openZip, readEntryBytes, type Zip, type ZipEntry } from './zip-read.server.ts'
import { writeZip, type ZipPart } from './zip-write.server.ts'

export async function* markXlsx(source: ByteSource, marks: readonly Mark[], options: MarkOptions, limits: Limits): AsyncGenerator<Uint8Array> {
  const zip = await openZip(source, limits)
  const parts = await findParts(zip, limits)
  const { xml, styles } = patchStyles(parts.styles ? await readLatin1(zip, parts.styles) : leastStyles)
  const replaced = new Map<ZipEntry, ZipPart>()
  const grouped = groupMarks(marks)
  const { sheets } = await openXlsx(source, limits)
  for (const part of parts.sheets) {
    const rows = grouped.get(part.name)
    const sheet = sheets.find((one) => one.name === part.name)
    if (!rows || !sheet) continue
    const plan = await planSheet(zip, part, sheet, rows, styles, options)
    replaced.set(part.entry, { name: part.entry.name, bytes: patchSheet(readEntryBytes(zip, part.entry), plan) })
  }
  const added = parts.styles ? [] : await addStyles(zip, parts, replaced, xml)
  if (parts.styles) replaced.set(parts.styles, { name: parts.styles.name, bytes: [Buffer.from(xml, 'latin1')] })
  yield* writeZip([...zip.entries.map((entry) => replaced.get(entry) ?? { entry, from: zip }), ...added])
}

async function readLatin1(zip: Zip, entry: ZipEntry): Promise<string> {
  const bytes = Buffer.concat(await Array.fromAsync(readEntryBytes(zip, entry)))
  // Patched as bytes, which only the usual encoding allows.
  if (bytes[0] === 0xff || bytes[0] === 0xfe) throw damaged(entry.name)
  return bytes.toString('latin1')
}

async function planSheet(zip: Zip, part: SheetPart, sheet: Sheet, rows: Map<number, RowMarks>, styles: MarkStyles, options: MarkOptions): Promise<SheetPlan> {
  const headerRow = options.headerRows?.[sheet.name] ?? 1
  const { last, earlier } = await findColumns(sheet, headerRow, options.heading)
  const merged = (await sheet.merges()).filter((range) => range.bottom >= headerRow && range.right < excelColumns).map((range) => range.right)
  const messageColumn = earlier ?? Math.max(last, ...merged, ...[...rows.values()].flatMap((row) => [...row.columns])) + 1
  if (messageColumn > excelColumns) throw unsupported('noRoomToMark', { sheet: sheet.name })
  return { prefix: await prefixOf(zip, part), styles, messageColumn, isReused: earlier !== null, heading: options.heading, headerRow, rows }
}

/** The last column with anything in it, and the column of an earlier round, if this file was marked before. */
async function findColumns(sheet: Sheet, headerRow: number, heading: string): Promise<{ last: number; earlier: number | null }> {
  let last = 0
  for await (const row of sheet.rows) {
    const index = row.number === headerRow ? row.cells.findIndex((cell) => cell?.text === heading) : -1
    if (index >= 0) return { last: index, earlier: index + 1 }
    last = Math.max(last, row.cells.length)
  }
  return { last, earlier: null }
}

async function prefixOf(zip: Zip, part: SheetPart): Promise<string> {
  let text = ''
  for await (const chunk of readEntryBytes(zip, part.entry)) {
    text += chunk.toString('latin1')
    const found = /<((?:\w+:)?)sheetData[\s/>]/.exec(text)
    if (found) return found[1] ?? ''
    // Only what stands before the rows is looked at.
    text = text.slice(-64)
  }
  throw damaged(part.name)
}

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const stylesType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml'
const stylesName = 'xl/chungStyles.xml'

/** A workbook without any formats gets a part for them, and is told of it in two places. */
async function addStyles(zip: Zip, parts: Parts, replaced: Map<ZipEntry, ZipPart>, xml: string): Promise<ZipPart[]> {
  const inserts = [
    { name: '[Content_Types].xml', tag: `<Override PartName="/${stylesName}" ContentType="${stylesType}"/>`, before: /<\/(?:\w+:)?Types\s*>/ },
    { name: relationsName(parts.workbook), tag: `<Relationship Id="chungStyles" Type="${office}/styles" Target="/${stylesName}"/>`, before: /<\/(?:\w+:)?Relationships\s*>/ },
  ]
  for (const { name, tag, before } of inserts) {
    const entry = zip.entries.find((one) => one.name === name)
    if (!entry) throw damaged(name)
    const text = (await readLatin1(zip, entry)).replace(before, (close) => tag + close)
    replaced.set(entry, { name, bytes: [Buffer.from(text, 'latin1')] })
  }
  return [{ name: stylesName, bytes: [Buffer.from(xml, 'latin1')] }]
}
