import { readDate, readMoney, unitOf } from '#modules/imports/index.ts'
import type { Row } from '#platform/workbook/index.server.ts'
import { refuseFacts, type OrganisationType } from '../admission/rules.ts'
import type { Kind, MemberFacts, Party } from '../schema.ts'
import type { Field } from './headings.ts'
import { Line as AnyLine, readIdNumber, wordsOf, type Columns as AnyColumns } from './line.ts'
import type { ListLine, ListProblem } from './schema.ts'

type Columns = AnyColumns<Field>
type Line = AnyLine<Field>

const kindWords: readonly (readonly [RegExp, Kind])[] = [
  [/khong gop von|ko gop von/, 'linked_noncontributing'], [/lien ket/, 'linked_contributing'], [/chinh thuc|^tvct$|^ct$/, 'official'],
]
const partyWords: readonly (readonly [RegExp, Party])[] = [
  [/^ho\b|ho gia dinh/, 'household'], [/to hop tac|^tht/, 'group'], [/to chuc|phap nhan|cong ty|doanh nghiep|htx|hop tac xa/, 'organisation'], [/ca nhan|nguoi/, 'person'],
]
/** Lists of elder members often know the year only; its last day makes nobody older than they are, and the row says so. */
function bornOn(line: Line, today: string): string | null {
  const at = line.cells.get('bornOn')
  const year = at && /^(19|20)\d{2}$/.exec(at.text.trim())?.[0]
  if (!at || !year) return line.take('bornOn', ({ cell }) => readDate(cell, today))
  line.complain(at, 'bornYearOnly', {}, false)
  return `${year}-12-31`
}

const nationalityOf = (text: string): string => (/^(vn|viet nam|vietnam|)$/.test(wordsOf(text)) ? 'VN' : /^[A-Za-z]{2}$/.test(text) ? text.toUpperCase() : '??')

function partyOf(line: Line, name: string): Party {
  const byName = /^hộ\s/i.test(name) ? 'household' as const : /^(tổ hợp tác|tht)\s/i.test(name) ? 'group' as const : /^(công ty|htx|hợp tác xã|doanh nghiệp)\s/i.test(name) ? 'organisation' as const : 'person' as const
  return line.word('party', partyWords, byName)
}

/** One row as facts of the register. What the older register may lack (birthday, number) is said, not refused. */
export function readMember(row: Row, columns: Columns, type: OrganisationType, today: string): ListLine {
  const line = new AnyLine(row, columns)
  const name = line.text('name')
  if (name === '') line.complain(null, 'nameMissing')
  const party = partyOf(line, name)
  const pledgedDong = line.take('pledged', ({ cell, heading }) => readMoney(cell, unitOf(heading))) ?? 0
  const labour = line.ticked('givesLabour')
  const kind = line.word('kind', kindWords, 'official' as Kind)
  // A list that does not say so means the rule, not the exception.
  const service = line.ticked('usesService') ?? (kind !== 'linked_contributing' && labour !== true)
  const own = readIdNumber(line, 'idNumber')
  const represented = readIdNumber(line, 'representativeId')
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
