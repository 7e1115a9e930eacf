// node tools/reference/vsic.ts SOURCE_FOLDER
// Re-encodes the national classification of economic activities into data/vsic (sources: data/vsic/README.md).
import { join } from 'node:path'
import { field, readCsv, writeCsv } from './csv.ts'

const source = process.argv[2]
if (source === undefined) throw new Error('usage: node tools/reference/vsic.ts SOURCE_FOLDER')
const target = (name: string): string => join(import.meta.dirname, '../../data/vsic', name)

const lines = readCsv(join(source, 'vsic-2025.csv'))
writeCsv(target('vsic-2025.csv'), ['code', 'level', 'section', 'parent', 'name'],
  lines.map((row) => [field(row, 'code'), field(row, 'level'), field(row, 'section'), field(row, 'parent'), field(row, 'name_vi')]))

const pairs = readCsv(join(source, 'vsic-2018-2025.csv'))
writeCsv(target('vsic-2018-to-2025.csv'), ['code_2018', 'code_2025', 'relationship', 'flagged', 'name_2018'],
  pairs.map((row) => [field(row, 'code_2018'), field(row, 'code_2025'), field(row, 'relationship'), field(row, 'flagged'), field(row, 'name_2018_if_noted')]))
