import { readDate, readMoney, unitOf, type Read } from '#modules/imports/index.ts'
import type { Cell, Row } from '#platform/workbook/index.server.ts'
import { fold, nfc } from '#platform/vietnamese/fold.ts'
import { repairText } from '#platform/vietnamese/repair.ts'
import { refuseFacts, type OrganisationType } from '../admission/rules.ts'
import type { Kind, MemberFacts, Party } from '../schema.ts'
import type { Field } from './headings.ts'
import type { ListLine, ListProblem } from './schema.ts'

/** Columns of the table: where each stands and what its heading says (the unit of money is often only there). */
export type Columns = readonly { column: number; field: Field; heading: string }[]
type At = { cell: Cell; text: string; column: number; heading: string }

const say = (text: string): string => fold(text).replace(/[^a-z0-9]+/g, ' ').trim()

const kindWords: readonly (readonly [RegExp, Kind])[] = [
  [/khong gop von|ko gop von/, 'linked_noncontributing'], [/lien ket/, 'linked_contributing'], [/chinh thuc|^tvct$|^ct$/, 'official'],
]
const partyWords: readonly (readonly [RegExp, Party])[] = [
  [/^ho\b|ho gia dinh/, 'household'], [/to hop tac|^tht/, 'group'], [/to chuc|phap nhan|cong ty|doanh nghiep|htx|hop tac xa/, 'organisation'], [/ca nhan|nguoi/, 'person'],
]
const yes = /^(x|co|v|1|true|dung|yes)$/
const no = /^(|khong|0|false|k|no)$/

class Line {
  readonly cells = new Map<Field, At>()
  readonly problems: ListProblem[] = []

  constructor(row: Row, columns: Columns) {
    for (const { column, field, heading } of columns) {
      const cell = row.cells[column - 1]
      if (!cell || cell.text.trim() === '') continue
      const at = { cell, column, heading, text: nfc(repairText(cell.text).text).replace(/[\s\u00a0]+/g, ' ').trim() }
      // A formula is never what it claims to be.
      if (cell.kind === 'formula' || cell.kind === 'error') this.complain(at, cell.kind === 'formula' ? 'formula' : 'cellError')
      else this.cells.set(field, at)
    }
  }

  text = (field: Field): string => this.cells.get(field)?.text ?? ''

  complain(at: At | null, key: string, params: ListProblem['params'] = {}, blocking = true): void {
    this.problems.push({ column: at?.column ?? null, heading: at?.heading ?? null, key, params, blocking })
  }

  /** A value by its reader; what the reader says of it stands beside the cell. */
  take<T>(field: Field, read: (at: At) => Read<T>): T | null {
    const at = this.cells.get(field)
    if (!at) return null
    const { value, problem } = read(at)
    if (problem) this.complain(at, problem.key, problem.params, problem.blocking)
    return value
  }

  /** Words of a closed list; what is none of them is asked back. */
  word<T>(field: Field, words: readonly (readonly [RegExp, T])[], otherwise: T): T {
    const at = this.cells.get(field)
    if (!at) return otherwise
    const found = words.find(([pattern]) => pattern.test(say(at.text)))
    if (!found) this.complain(at, `${field}Unknown`)
    return found?.[1] ?? otherwise
  }

  ticked(field: Field): boolean | null {
    const at = this.cells.get(field)
    if (!at) return null
    const text = at.cell.kind === 'bool' ? String(at.cell.value) : say(at.text)
    if (!yes.test(text) && !no.test(text)) this.complain(at, 'tickUnread')
    return yes.test(text)
  }
}

/** Lists of elder members often know the year only; its last day makes nobody older than they are, and the row says so. */
function bornOn(line: Line, today: string): string | null {
  const at = line.cells.get('bornOn')
  const year = at && /^(19|20)\d{2}$/.exec(at.text.trim())?.[0]
  if (!at || !year) return line.take('bornOn', ({ cell }) => readDate(cell, today))
  line.complain(at, 'bornYearOnly', {}, false)
  return `${year}-12-31`
}

/** Excel drops the zeros in front: eleven digits that become a good number with one are shown, never repaired in silence. */
function idNumber(line: Line, field: 'idNumber' | 'representativeId'): string | null {
  const at = line.cells.get(field)
  if (!at) return null
  const text = at.text.replace(/[\s.\-']/g, '').toUpperCase()
  if (!/^[A-Z0-9]{6,20}$/.test(text)) { line.complain(at, 'idShape'); return null }
  if (/^\d{11}$/.test(text)) { line.complain(at, 'idLostZero', { digits: text.length }); return null }
  return text
}

const nationalityOf = (text: string): string => (/^(vn|viet nam|vietnam|)$/.test(say(text)) ? 'VN' : /^[A-Za-z]{2}$/.test(text) ? text.toUpperCase() : '??')

function partyOf(line: Line, name: string): Party {
  const byName = /^hộ\s/i.test(name) ? 'household' as const : /^(tổ hợp tác|tht)\s/i.test(name) ? 'group' as const : /^(công ty|htx|hợp tác xã|doanh nghiệp)\s/i.test(name) ? 'organisation' as const : 'person' as const
  return line.word('party', partyWords, byName)
}

/** One row as facts of the register. What the older register may lack (birthday, number) is said, not refused. */
export function readMember(row: Row, columns: Columns, type: OrganisationType, today: string): ListLine {
  const line = new Line(row, columns)
  const name = line.text('name')
  if (name === '') line.complain(null, 'nameMissing')
  const party = partyOf(line, name)
  const pledgedDong = line.take('pledged', ({ cell, heading }) => readMoney(cell, unitOf(heading))) ?? 0
  const labour = line.ticked('givesLabour')
  const kind = line.word('kind', kindWords, 'official' as Kind)
  // A list that does not say so means the rule, not the exception.
  const service = line.ticked('usesService') ?? (kind !== 'linked_contributing' && labour !== true)
  const own = idNumber(line, 'idNumber')
  const represented = idNumber(line, 'representativeId')
  const nationality = nationalityOf(line.text('nationality'))
  if (nationality === '??') line.complain(line.cells.get('nationality') ?? null, 'nationalityUnread')
  const joinedOn = line.take('joinedOn', ({ cell }) => readDate(cell, today))
  const organisation = party === 'organisation'
  const representative = line.text('representative') || (party === 'household' ? name.replace(/^hộ\s+(ông|bà)?\s*/i, '') : '')
  const facts: MemberFacts = {
    kind, party, name: name.slice(0, 200), nationality, idNumber: party === 'person' ? own : null, bornOn: party === 'person' ? bornOn(line, today) : null,
    gender: party === 'person' ? line.word('gender', [[/^(nu|f|female)$/, 'female' as const], [/^(nam|m|male)$/, 'male' as const]], null) : null,
    fullCapacity: true, address: line.text('address').slice(0, 300), phone: line.text('phone').slice(0, 40) || null, email: line.text('email').slice(0, 254) || null,
    organisationCode: organisation && own !== null && /^\d{10}$/.test(own) ? own : null, cooperative: organisation && /^(htx|hợp tác xã)\s/i.test(name), foreignInvested: false,
    representatives: party === 'person' || representative === '' ? [] : [{ name: representative, idNumber: represented ?? (organisation ? null : own), phone: null }],
    investmentCertificateNo: null, residencePaperNo: null, usesService: service, givesLabour: labour ?? false, pledgedDong, memberElsewhere: false,
  }
  return { row: row.number, facts, joinedOn, resolution: line.text('resolution').slice(0, 200) || null, problems: [...line.problems, ...judge(facts, type, line, joinedOn ?? today)], standing: 'ready', same: null }
}

/** Gaps of a register that was kept on paper; a newly admitted member would be refused for them. */
const gaps = new Set(['idMissing', 'bornOnMissing', 'representativeId', 'organisationCodeMissing', 'investmentCertificate', 'residencePaper'])
const columnOf: Record<string, Field> = {
  pledgedDong: 'pledged', idNumber: 'idNumber', bornOn: 'bornOn', representatives: 'representative', 'representatives.0.idNumber': 'representativeId', organisationCode: 'idNumber',
  nationality: 'nationality', kind: 'kind', party: 'party', usesService: 'usesService', cooperative: 'party',
}

function judge(facts: MemberFacts, type: OrganisationType, line: Line, day: string): ListProblem[] {
  const told = new Set(line.problems.map((one) => one.column))
  return refuseFacts(type, facts, day).flatMap(({ key, path }): ListProblem[] => {
    const short = key.replace('membership.', '')
    const at = line.cells.get(columnOf[path] ?? 'name') ?? null
    // The cell already said what is wrong with it.
    if (at !== null && told.has(at.column)) return []
    return [{ column: at?.column ?? null, heading: at?.heading ?? null, key: `rule:${short}`, params: {}, blocking: !gaps.has(short) }]
  })
}
