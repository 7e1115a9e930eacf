import { posix } from 'node:path'
import { damaged, tooLarge, unsupported } from './refusals.ts'
import type { Limits, Sheet } from './types.ts'
import { parseXml, type Attributes } from './xml.ts'
import { readEntryBytes, type Zip, type ZipEntry } from './zip-read.server.ts'

export type SheetPart = { name: string; visibility: Sheet['visibility']; entry: ZipEntry }
/** Where the parts of a workbook lie (ECMA-376 part 2: nothing may be assumed of their names). */
export type Parts = { workbook: string; sheets: SheetPart[]; strings: ZipEntry | null; styles: ZipEntry | null; is1904: boolean }

type Relation = { id: string; kind: string; target: string }

export async function findParts(zip: Zip, limits: Limits): Promise<Parts> {
  const find = (name: string): ZipEntry | null => zip.entries.find((entry) => entry.name === name) ?? null
  refuseOtherFormats(zip)
  const root = await readRelations(zip, limits, '')
  const workbookName = root.find((relation) => relation.kind === 'officeDocument')?.target ?? 'xl/workbook.xml'
  if (workbookName.endsWith('.bin')) throw unsupported('binaryWorkbook')
  const workbook = find(workbookName)
  if (!workbook) throw unsupported('notWorkbook')
  const relations = await readRelations(zip, limits, workbookName)
  const { listed, is1904 } = await readWorkbook(zip, limits, workbook)
  const sheets = listed.flatMap((sheet) => {
    const relation = relations.find((one) => one.id === sheet.relationId)
    if (relation?.kind !== 'worksheet') return []
    const entry = find(relation.target)
    if (!entry) throw damaged(workbookName)
    return [{ name: sheet.name, visibility: sheet.visibility, entry }]
  })
  if (sheets.length === 0) throw unsupported('noSheet')
  const only = (kind: string): ZipEntry | null => find(relations.find((one) => one.kind === kind)?.target ?? '')
  return { workbook: workbookName, sheets, strings: only('sharedStrings'), styles: only('styles'), is1904 }
}

function refuseOtherFormats(zip: Zip): void {
  const has = (name: string): boolean => zip.entries.some((entry) => entry.name === name)
  if (has('EncryptedPackage')) throw unsupported('encrypted')
  if (has('content.xml') && has('mimetype')) throw unsupported('openDocument')
  if (!has('[Content_Types].xml')) throw unsupported('notWorkbook')
}

export const relationsName = (part: string): string =>
  posix.join(posix.dirname(part), '_rels', `${posix.basename(part)}.rels`).replace(/^\.\//, '')

async function readRelations(zip: Zip, limits: Limits, part: string): Promise<Relation[]> {
  const name = part === '' ? '_rels/.rels' : relationsName(part)
  const entry = zip.entries.find((one) => one.name === name)
  if (!entry) return []
  const relations: Relation[] = []
  await parseXml(readEntryBytes(zip, entry), name, limits.xmlDepth, {
    open(element, attributes) {
      if (element !== 'Relationship' || attributes['TargetMode'] === 'External') return
      // The last word of the type is the same in the transitional and the strict form of the standard.
      const kind = (attributes['Type'] ?? '').split('/').at(-1) ?? ''
      relations.push({ id: attributes['Id'] ?? '', kind, target: resolveTarget(part, attributes['Target'] ?? '') })
    },
  })
  return relations
}

function resolveTarget(part: string, target: string): string {
  const path = target.replaceAll('\\', '/')
  return path.startsWith('/') ? path.slice(1) : posix.join(posix.dirname(part), path).replace(/^\.\//, '')
}

type Listed = { name: string; visibility: Sheet['visibility']; relationId: string }

async function readWorkbook(zip: Zip, limits: Limits, entry: ZipEntry): Promise<{ listed: Listed[]; is1904: boolean }> {
  const listed: Listed[] = []
  let is1904 = false
  await parseXml(readEntryBytes(zip, entry), entry.name, limits.xmlDepth, {
    open(element, attributes) {
      if (element === 'workbookPr') is1904 = /^(1|true)$/.test(attributes['date1904'] ?? '')
      if (element === 'sheet') listed.push(listSheet(attributes))
      if (listed.length > limits.sheets) throw tooLarge('tooManySheets', { limit: limits.sheets })
    },
  })
  return { listed, is1904 }
}

function listSheet(attributes: Attributes): Listed {
  const state = attributes['state']
  const id = Object.entries(attributes).find(([name]) => name.endsWith(':id'))
  return {
    name: attributes['name'] ?? '',
    visibility: state === 'hidden' || state === 'veryHidden' ? state : 'visible',
    relationId: id?.[1] ?? '',
  }
}
