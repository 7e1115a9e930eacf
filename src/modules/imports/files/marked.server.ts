import { execute, type Call } from '#platform/execute.server.ts'
import type { Kernel } from '#platform/kernel.server.ts'
import { markWorkbook, type Mark } from '#platform/workbook/index.server.ts'
import { getImport, readFile } from '../batches/operations.server.ts'
import { listLines } from '../lines/operations.server.ts'
import type { LineView } from '../lines/schema.ts'

const PAGE = 1000

export type MarkedFile = { fileName: string; mediaType: string; bytes: Uint8Array }

/** The very file that was sent, its problems beside the rows they are in; everything else of it stays as it was. */
export async function markedWorkbook(kernel: Kernel, call: Call, id: string): Promise<MarkedFile> {
  const words = (key: string, params = {}): string => kernel.translate(call.locale ?? 'vi', key, params)
  const { output: batch } = await execute(kernel, call, getImport, { id })
  const { output: file } = await execute(kernel, call, readFile, { id })
  const nameOf = new Map(batch.sheets.map((sheet) => [sheet.sheet, sheet.name]))
  const marks: Mark[] = []
  for (let cursor: number | null = 0; cursor !== null;) {
    const { output }: { output: { items: LineView[]; next: number | null } } = await execute(kernel, call, listLines, { id, cursor, limit: PAGE })
    for (const line of output.items) marks.push(...marksOf(line, nameOf.get(line.sheet) ?? '', words))
    cursor = output.next
  }
  const bytes = await markWorkbook(file.bytes, marks, { heading: words('imports.marked'), headerRows: Object.fromEntries(batch.sheets.map((sheet) => [sheet.name, sheet.headerRow])) })
  const isCsv = !(file.bytes[0] === 0x50 && file.bytes[1] === 0x4b)
  return {
    fileName: file.fileName.replace(/(\.[^.]*)?$/, (extension) => `-da-danh-dau${extension}`),
    mediaType: isCsv ? 'text/csv; charset=utf-8' : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    bytes,
  }
}

function marksOf(line: LineView, sheet: string, words: (key: string, params?: Record<string, string | number | boolean | null>) => string): Mark[] {
  const at = { sheet, row: line.row }
  const problems = line.problems.map((one) => ({ ...at, column: one.column, message: `${one.heading ?? ''}${one.heading ? ': ' : ''}${words(`imports.problem.${one.key}`, one.params)}. ${words(`imports.cure.${one.key}`, one.params)}.` }))
  if (line.standing === 'address') return [...problems, { ...at, column: null, message: words('imports.markAddress', { places: line.places.map((place) => place.name).join('; ') || words('imports.markAnyCommune') }) }]
  if (line.standing === 'duplicate') return [...problems, { ...at, column: null, message: words('imports.markDuplicate', { names: line.matches.map((match) => match.name).join('; ') }) }]
  return problems
}
