import { AppError } from '#platform/problem.ts'
import { openWorkbook, type Row, type Sheet } from '#platform/workbook/index.server.ts'
import { duplicateKey, sizeClassOf, type Sector } from '#modules/register/index.ts'
import { Matcher, type Known } from '../matching/rules.ts'
import type { Field, Line, Note, Parsed, Problem, SheetColumns } from '../schema.ts'
import { findTable, HEAD_ROWS, type Table } from './columns.ts'
import { headings } from './headings.ts'
import { isClosing, readGroup, type Group } from './groups.ts'
import { readLine, type ReadLine } from './line.ts'
import { remember, type Resolve } from './places.ts'

export type Reading = { bytes: Uint8Array; province: { code: string; name: string }; known: readonly Known[]; resolve: Resolve; today: string }
export type Chunk = { lines: Line[]; rowsRead: number }
export type Summary = { sheets: SheetColumns[]; notes: Note[] }

/** Few enough to store in some 100 ms, many enough that the round trips do not count. */
const CHUNK_LINES = 1000

type Tally = { damaged: Map<string, number>; hidden: number; groups: number; closing: number; blank: number; checkDigit: number }

/** Reads all tables of a workbook and hands their lines on in chunks; at the end, what was understood of the file. */
export async function readWorkbook(reading: Reading, take: (chunk: Chunk) => Promise<void>): Promise<Summary> {
  const workbook = await openWorkbook(reading.bytes)
  try {
    const tables = await findTables(workbook.sheets)
    if (tables.length === 0) throw new AppError('invalid', 'imports.noTable')
    const tally: Tally = { damaged: new Map(), hidden: 0, groups: 0, closing: 0, blank: 0, checkDigit: 0 }
    const matcher = new Matcher(reading.known)
    const resolve = remember(reading.resolve)
    let lines: Line[] = []
    let lineNo = 0
    for (const { table, sheet } of tables) {
      for await (const read of readTable({ table, province: reading.province, today: reading.today, resolve }, sheet, tally)) {
        lines.push(compare(matcher, read, (lineNo += 1), reading.province.code))
        if (lines.length < CHUNK_LINES) continue
        await take({ lines, rowsRead: lineNo })
        lines = []
      }
    }
    if (lines.length > 0) await take({ lines, rowsRead: lineNo })
    if (lineNo === 0) throw new AppError('invalid', 'imports.noRows')
    return { sheets: tables.map(({ table: { sheet, name, headerRow, columns } }) => ({ sheet, name, headerRow, columns })), notes: notesOf(tally, tables.flatMap(({ table }) => table.unknown), workbook.encoding) }
  } finally {
    await workbook.close()
  }
}

async function findTables(sheets: readonly Sheet[]): Promise<{ table: Table<Field>; sheet: Sheet }[]> {
  const found: { table: Table<Field>; sheet: Sheet }[] = []
  for (const [at, sheet] of sheets.entries()) {
    if (sheet.visibility !== 'visible') continue
    const rows: Row[] = []
    for await (const row of sheet.rows) {
      if (rows.push(row) >= HEAD_ROWS) break
    }
    const table = findTable(at, sheet.name, rows, await sheet.merges(), headings)
    if (table) found.push({ table, sheet })
  }
  return found
}

async function* readTable(reader: Parameters<typeof readLine>[0], sheet: Sheet, tally: Tally): AsyncGenerator<ReadLine> {
  let group: Group = { district: null, commune: null }
  const addressColumns = new Set(reader.table.columns.filter(({ field }) => ['address', 'commune', 'district', 'province'].includes(field)).map(({ column }) => column))
  for await (const row of sheet.rows) {
    if (row.number < reader.table.dataFrom) continue
    const texts = reader.table.columns.map(({ column }) => row.cells[column - 1]?.text.trim() ?? '')
    const filled = texts.filter((text) => text !== '').length
    const all = row.cells.map((cell) => cell?.text.trim() ?? '')
    const next = filled <= 2 ? readGroup(all, addressColumns) : null
    if (next) { group = { ...group, ...next }; tally.groups += 1; continue }
    if (filled === 0) { tally.blank += 1; continue }
    if (isClosing(all)) { tally.closing += 1; continue }
    if (row.hidden) tally.hidden += 1
    const line = readLine(reader, row, group)
    for (const damage of line.damage) tally.damaged.set(damage, (tally.damaged.get(damage) ?? 0) + 1)
    tally.checkDigit += line.problems.some((problem) => problem.key === 'checkDigit') ? 1 : 0
    yield line
  }
}

/** Who the line may already be, in the register or above in the file. */
function compare(matcher: Matcher, read: ReadLine, lineNo: number, province: string): Line {
  const { damage: _damage, ...rest } = read
  const line: Line = { ...rest, line_no: lineNo, matches: [], match_id: null }
  const { parsed } = line
  if (parsed.name === undefined) return line
  const body = { name: parsed.name, type: parsed.type ?? null, code: parsed.code ?? null, province, commune: parsed.commune_code ?? null, representative: parsed.representative ?? null, phone: parsed.phone ?? null }
  const key = duplicateKey(parsed.name)
  const outcome = matcher.find(body, parsed.commune_code ? [parsed.commune_code] : line.places.map((place) => place.code), key)
  const codeColumn = { column: null, heading: null, value: parsed.code ?? parsed.name }
  if (outcome.repeats !== null) block(line, { ...codeColumn, key: 'repeated', params: { row: outcome.repeats }, blocking: true })
  else if (outcome.otherKind) block(line, { ...codeColumn, key: 'codeOfOtherKind', params: { name: outcome.otherKind.name }, blocking: true })
  else if (outcome.ended) block(line, { ...codeColumn, key: 'codeEnded', params: { name: outcome.ended.name }, blocking: true })
  line.match_id = outcome.matchId
  line.matches = outcome.matches
  if (line.verdict === 'ready' && outcome.matches.length > 0) line.verdict = 'duplicate'
  if (line.verdict !== 'error') {
    matcher.add({ ...body, organisationId: null, lineNo, rowNumber: line.row_number, communeName: null, ended: false }, key)
    classify(parsed)
  }
  return line
}

export function block(line: Line, problem: Problem): void {
  line.problems.push(problem)
  line.verdict = 'error'
}

/** D113 Art 4 read backwards: the field of the province's count leaves no doubt but for "other". */
const sectorOfField: Record<string, Sector | undefined> = {
  agriculture: 'agriculture', industry: 'industry_construction', construction: 'industry_construction', environment: 'industry_construction',
  transport: 'trade_services', trade_service: 'trade_services', credit_fund: 'finance',
}

function classify(parsed: Parsed): void {
  const sector = sectorOfField[parsed.field ?? parsed.proposed_field ?? '']
  if (!sector) return
  parsed.sector = sector
  parsed.size_class = sizeClassOf(sector, { officialMembers: parsed.official_members ?? null, revenueDong: parsed.revenue_dong ?? null, capitalDong: parsed.total_capital_dong ?? parsed.charter_capital_dong ?? null })
}

function notesOf(tally: Tally, unknown: readonly string[], encoding: string | undefined): Note[] {
  const counted = (key: string, rows: number): Note[] => (rows > 0 ? [{ key, params: { rows } }] : [])
  return [
    ...[...tally.damaged].map(([damage, rows]) => ({ key: `repaired_${damage}`, params: { rows } })),
    ...(encoding && encoding !== 'utf-8' ? [{ key: 'encoding', params: { encoding } }] : []),
    ...(unknown.length > 0 ? [{ key: 'unknownColumns', params: { columns: [...new Set(unknown)].slice(0, 20).join('; ') } }] : []),
    ...counted('hiddenRows', tally.hidden), ...counted('groupRows', tally.groups), ...counted('closingRows', tally.closing),
    ...counted('checkDigits', tally.checkDigit),
  ]
}
