import { deflateRawSync, crc32 } from 'node:zlib'
import { openWorkbook, type Limits, type Row } from './index.server.ts'
import { writeZip } from './zip-write.server.ts'

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

export type Parts = Record<string, string | Buffer>

/** The parts of a workbook as Excel writes them, with whatever a test wants to be different. */
export function parts({ sheet = '', strings = '', formats = '<xf/>', numFmts = '', workbookPr = '', state = '', more = {} }: {
  sheet?: string; strings?: string; formats?: string; numFmts?: string; workbookPr?: string; state?: string; more?: Parts
} = {}): Parts {
  return {
    '[Content_Types].xml': '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': relations([['rId1', `${office}/officeDocument`, 'xl/workbook.xml']]),
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><workbookPr ${workbookPr}/><sheets><sheet name="Danh sách" sheetId="1" ${state} r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations([
      ['rId1', `${office}/worksheet`, 'worksheets/sheet1.xml'],
      ['rId2', `${office}/sharedStrings`, 'sharedStrings.xml'],
      ['rId3', `${office}/styles`, 'styles.xml'],
    ]),
    'xl/worksheets/sheet1.xml': `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="${main}">${sheet}</worksheet>`,
    'xl/sharedStrings.xml': `<sst xmlns="${main}">${strings}</sst>`,
    'xl/styles.xml': `<styleSheet xmlns="${main}"><numFmts>${numFmts}</numFmts><fills count="2"><fill/><fill/></fills><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs count="9">${formats}</cellXfs></styleSheet>`,
    ...more,
  }
}

export const relations = (list: readonly (readonly [string, string, string])[]): string =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list.map(([id, type, target]) => `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`).join('')}</Relationships>`

export async function zipOf(files: Parts): Promise<Buffer> {
  return Buffer.concat(await Array.fromAsync(writeZip(Object.entries(files).map(([name, content]) => ({ name, bytes: [Buffer.from(content)] })))))
}

export const dataOf = (rows: string): string => `<sheetData>${rows}</sheetData>`
export const xlsx = (rows: string, more: Parameters<typeof parts>[0] = {}): Promise<Buffer> => zipOf(parts({ sheet: dataOf(rows), ...more }))

export async function rowsOf(input: Uint8Array | string, limits?: Partial<Limits>, sheet = 0): Promise<Row[]> {
  const workbook = await openWorkbook(input, limits)
  try {
    return await Array.fromAsync(workbook.sheets[sheet]?.rows ?? [])
  } finally {
    await workbook.close()
  }
}

export const textsOf = async (input: Uint8Array, limits?: Partial<Limits>): Promise<(string | null)[][]> =>
  (await rowsOf(input, limits)).map((row) => row.cells.map((cell) => cell?.text ?? null))

export const cellOf = async (cell: string, more: Parameters<typeof parts>[0] = {}): Promise<Row['cells'][number]> =>
  (await rowsOf(await xlsx(`<row r="1">${cell}</row>`, more)))[0]?.cells[0] ?? null

/** An archive whose directory says what a test wants it to say. */
export function forgedZip(files: readonly { name: string; content: Buffer; declaredBytes?: number; flags?: number; method?: number; share?: number }[]): Buffer {
  const chunks: Buffer[] = []
  const directory: Buffer[] = []
  const offsets: number[] = []
  let offset = 0
  for (const { name, content, declaredBytes = content.length, flags = 0, method = 8, share } of files) {
    const packed = share !== undefined ? Buffer.alloc(0) : method === 0 ? content : deflateRawSync(content, { level: 9 })
    const head = Buffer.alloc(30)
    head.write('PK\x03\x04', 'latin1')
    head.writeUInt16LE(name.length, 26)
    const record = Buffer.alloc(46)
    record.write('PK\x01\x02', 'latin1')
    record.writeUInt16LE(flags, 8)
    record.writeUInt16LE(method, 10)
    record.writeUInt32LE(crc32(content), 16)
    record.writeUInt32LE(packed.length, 20)
    record.writeUInt32LE(declaredBytes, 24)
    record.writeUInt16LE(name.length, 28)
    record.writeUInt32LE(share === undefined ? offset : (offsets[share] ?? 0), 42)
    directory.push(record, Buffer.from(name))
    offsets.push(offset)
    chunks.push(head, Buffer.from(name), packed)
    offset += 30 + name.length + packed.length
  }
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(files.length, 10)
  end.writeUInt32LE(Buffer.concat(directory).length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...chunks, ...directory, end])
}
