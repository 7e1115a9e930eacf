import { columnName } from './addresses.ts'
import { headRowOf, sheetXml } from './write-sheet.ts'
import type { WriteSheet, WriteWorkbook } from './write-types.ts'
import { stylesXml } from './written-styles.ts'
import { xmlText } from './xml-text.ts'
import { writeZip, type ZipPart } from './zip-write.server.ts'

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packaging = 'http://schemas.openxmlformats.org/package/2006'
const spreadsheet = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const contentType = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** An XLSX file in pieces, while the rows are pulled from their source. */
export async function* writeWorkbook({ sheets, stamp = null }: WriteWorkbook): AsyncGenerator<Uint8Array> {
  const names = uniqueNames(sheets.map((sheet) => sheet.name))
  const text = (name: string, xml: string): ZipPart => ({ name, bytes: [Buffer.from(declaration + xml)] })
  yield* writeZip([
    text('[Content_Types].xml', contentTypes(sheets.length)),
    text('_rels/.rels', relations([['officeDocument', 'xl/workbook.xml']])),
    text('xl/workbook.xml', workbookXml(sheets, names, stamp)),
    text('xl/_rels/workbook.xml.rels', relations([...sheets.map((_, i): [string, string] => ['worksheet', `worksheets/sheet${i + 1}.xml`]), ['styles', 'styles.xml']])),
    { name: 'xl/styles.xml', bytes: [Buffer.from(stylesXml)] },
    ...sheets.map((sheet, i): ZipPart => ({ name: `xl/worksheets/sheet${i + 1}.xml`, bytes: sheetXml(sheet, stamp) })),
  ])
}

/** All of it in memory, for small files. */
export async function workbookBytes(workbook: WriteWorkbook): Promise<Uint8Array> {
  return Buffer.concat(await Array.fromAsync(writeWorkbook(workbook)))
}

function contentTypes(sheets: number): string {
  const override = (part: string, kind: string): string => `<Override PartName="/xl/${part}" ContentType="${contentType}.${kind}+xml"/>`
  const parts = Array.from({ length: sheets }, (_, i) => override(`worksheets/sheet${i + 1}.xml`, 'worksheet'))
  return `<Types xmlns="${packaging}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
    `<Default Extension="xml" ContentType="application/xml"/>${override('workbook.xml', 'sheet.main')}${override('styles.xml', 'styles')}${parts.join('')}</Types>`
}

const relations = (targets: readonly (readonly [string, string])[]): string =>
  `<Relationships xmlns="${packaging}/relationships">${targets.map(([kind, target], i) => `<Relationship Id="rId${i + 1}" Type="${office}/${kind}" Target="${target}"/>`).join('')}</Relationships>`

/** The head of the table is repeated on each printed page. */
function workbookXml(sheets: readonly WriteSheet[], names: readonly string[], stamp: string | null): string {
  const listed = names.map((name, i) => `<sheet name="${xmlText(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`)
  const titles = sheets.map((sheet, i) => {
    const row = headRowOf(sheet, stamp)
    return `<definedName name="_xlnm.Print_Titles" localSheetId="${i}">${xmlText(quoted(names[i] ?? ''))}!$${row}:$${row}</definedName>`
  })
  return `<workbook xmlns="${spreadsheet}" xmlns:r="${office}"><sheets>${listed.join('')}</sheets><definedNames>${titles.join('')}</definedNames></workbook>`
}

const quoted = (name: string): string => `'${name.replaceAll("'", "''")}'`

/** Excel: at most 31 characters, none of []:*?/\, no apostrophe at the ends, no two alike. */
function uniqueNames(names: readonly string[]): string[] {
  const taken = new Set<string>()
  return names.map((name, i) => {
    const clean = name.replace(/[[\]:*?/\\\p{Cc}]/gu, ' ').replace(/^'+|'+$/g, '').trim().slice(0, 31) || columnName(i + 1)
    let unique = clean
    for (let n = 2; taken.has(unique.toLowerCase()); n++) unique = `${clean.slice(0, 27)} (${n})`
    taken.add(unique.toLowerCase())
    return unique
  })
}
