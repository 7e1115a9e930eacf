import { nfc } from '#platform/vietnamese/fold.ts'
import type { Damage } from '#platform/vietnamese/repair.ts'
import type { Cell, Row } from '#platform/workbook/index.server.ts'
import type { Field, Line, Parsed, Problem } from '../schema.ts'
import { readCode, readPhone } from '../cells/codes.ts'
import { readDate } from '../cells/dates.ts'
import { readCount, readMoney, unitOf } from '../cells/numbers.ts'
import type { Read } from '../cells/read.ts'
import { fieldOfName, proposeField, readStatus, readType, typeOfName } from '../cells/words.ts'
import { namesDistrict, streetPart, wholeAddress, type AddressText } from './address.ts'
import type { Table } from './columns.ts'
import { findCommune, type Resolve } from './places.ts'
import { repairCell } from './repair.ts'
import type { Group } from './groups.ts'

export type Reader = { table: Table<Field>; province: { code: string; name: string }; today: string; resolve: Resolve }
export type ReadLine = Omit<Line, 'line_no' | 'matches' | 'match_id'> & { damage: Set<Damage> }

type Reading = { reader: Reader; parsed: Parsed; problems: Problem[]; damage: Set<Damage>; cells: Map<Field, { cell: Cell; text: string; column: number; heading: string }> }

const ADDRESS_MAX = 500
const NAME_MAX = 400

/** One row of the table as facts of the register, with everything that stands against it. Pure. */
export function readLine(reader: Reader, row: Row, group: Group): ReadLine {
  const reading: Reading = { reader, parsed: {}, problems: [], damage: new Set(), cells: new Map() }
  takeCells(reading, row)
  takeName(reading)
  take(reading, 'code', (cell, text) => readCode(text), 'code')
  takePeople(reading)
  takeDates(reading)
  takeFigures(reading)
  take(reading, 'status', (_cell, text) => readStatus(text, reading.parsed.type ?? null), 'status')
  takeActivity(reading)
  const places = takeAddress(reading, group)
  const blocked = reading.problems.some((problem) => problem.blocking)
  return {
    sheet: reader.table.sheet, row_number: row.number, raw: row.cells.map((cell) => cell?.text ?? ''),
    parsed: reading.parsed, problems: reading.problems, places, damage: reading.damage,
    verdict: blocked ? 'error' : reading.parsed.commune_code === undefined ? 'address' : 'ready',
  }
}

/** Old encodings are repaired where that is certain; a formula is never what it claims to be, and an error no value. */
function takeCells(reading: Reading, row: Row): void {
  for (const { column, field, heading } of reading.reader.table.columns) {
    const cell = row.cells[column - 1]
    if (!cell || cell.text.trim() === '') continue
    if (cell.kind === 'formula') { complain(reading, { column, heading, value: cell.text }, 'formula'); continue }
    if (cell.kind === 'error') { complain(reading, { column, heading, value: cell.text }, 'cellError'); continue }
    const repaired = repairCell(cell.text)
    if (repaired.damage) {
      if (repaired.certain) reading.damage.add(repaired.damage)
      else complain(reading, { column, heading, value: cell.text }, 'lostLetters')
    }
    reading.cells.set(field, { cell, text: nfc(repaired.text).replace(/[\s\u00a0]+/g, ' ').trim(), column, heading })
  }
}

function complain(reading: Reading, where: { column: number | null; heading: string | null; value: string }, key: string, params: Problem['params'] = {}, blocking = true): void {
  reading.problems.push({ ...where, value: where.value.slice(0, 200), key, params, blocking })
}

const textOf = (reading: Reading, field: Field): string => reading.cells.get(field)?.text ?? ''

/** Reads one column into one fact of the register. */
function take<K extends keyof Parsed>(reading: Reading, field: Field, read: (cell: Cell, text: string, heading: string) => Read<NonNullable<Parsed[K]>>, into: K): void {
  const found = reading.cells.get(field)
  if (!found) return
  const { value, problem } = read(found.cell, found.text, found.heading)
  if (value !== null) reading.parsed[into] = value
  if (problem) complain(reading, { column: found.column, heading: found.heading, value: found.text }, problem.key, problem.params, problem.blocking)
}

function takeName(reading: Reading): void {
  const found = reading.cells.get('name')
  take(reading, 'type', (_cell, text) => readType(text), 'type')
  if (!found) {
    const at = reading.reader.table.columns.find((one) => one.field === 'name')
    if (!reading.problems.some((problem) => problem.column === at?.column)) complain(reading, { column: at?.column ?? null, heading: at?.heading ?? null, value: '' }, 'nameMissing')
    return
  }
  if (found.text.length > NAME_MAX || !/\p{L}{2}/u.test(found.text)) return complain(reading, { ...found, value: found.text }, 'nameUnread')
  reading.parsed.name = found.text
  if (reading.parsed.type || reading.problems.some((problem) => problem.key === 'typeUnknown')) return
  // A column headed "Tên HTX" says what its names leave out.
  const type = typeOfName(found.text) ?? typeOfName(found.heading.replace(/^\s*Tên\s+/iu, ''))
  if (type) reading.parsed.type = type
  else complain(reading, { ...found, value: found.text }, 'typeUnknown')
}

function takePeople(reading: Reading): void {
  const representative = textOf(reading, 'representative')
  if (representative !== '') reading.parsed.representative = representative.slice(0, 200)
  take(reading, 'phone', (_cell, text) => readPhone(text), 'phone')
  const email = textOf(reading, 'email')
  if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) reading.parsed.email = email
}

function takeDates(reading: Reading): void {
  const { today } = reading.reader
  take(reading, 'registeredOn', (cell) => readDate(cell, today), 'registered_on')
  take(reading, 'foundedOn', (cell) => readDate(cell, today), 'founded_on')
  take(reading, 'endedOn', (cell) => readDate(cell, today), 'ended_on')
  const certificate = textOf(reading, 'certificateNo')
  if (certificate !== '') reading.parsed.certificate_no = certificate
  const legacy = textOf(reading, 'legacyNo')
  if (legacy !== '') reading.parsed.legacy_registration_no = legacy
}

function takeFigures(reading: Reading): void {
  const money = (cell: Cell, _text: string, heading: string): Read<number> => readMoney(cell, unitOf(heading))
  const notBelowZero = (cell: Cell, text: string, heading: string): Read<number> => {
    const read = money(cell, text, heading)
    return read.value !== null && read.value < 0 ? { value: null, problem: { key: 'notAnAmount', params: {}, blocking: true } } : read
  }
  take(reading, 'capital', notBelowZero, 'charter_capital_dong')
  take(reading, 'totalCapital', notBelowZero, 'total_capital_dong')
  take(reading, 'revenue', notBelowZero, 'revenue_dong')
  take(reading, 'profit', money, 'profit_dong')
  take(reading, 'members', readCount, 'official_members')
  take(reading, 'workers', readCount, 'workers')
  const year = reading.reader.table.columns.map(({ heading }) => /\b(20\d\d)\b/.exec(heading)?.[1]).find((found) => found !== undefined)
  if (year) reading.parsed.figures_year = Number(year)
}

function takeActivity(reading: Reading): void {
  const lines = textOf(reading, 'lines')
  if (lines !== '') reading.parsed.lines_text = lines.slice(0, 2000)
  const named = textOf(reading, 'field')
  const field = named === '' ? null : fieldOfName(named)
  if (field) { reading.parsed.field = field; return }
  const proposed = proposeField(`${named} ${lines} ${reading.parsed.name ?? ''}`)
  if (proposed) reading.parsed.proposed_field = proposed
}

function takeAddress(reading: Reading, group: Group): ReadLine['places'] {
  const { parsed, reader } = reading
  const address = textOf(reading, 'address').slice(0, ADDRESS_MAX)
  const text: AddressText = {
    address, commune: textOf(reading, 'commune') || (group.commune ?? ''),
    district: textOf(reading, 'district') || (namesDistrict(address) ? '' : group.district ?? ''), province: textOf(reading, 'province'),
  }
  const whole = wholeAddress(text)
  if (whole !== '') parsed.address = whole
  const street = streetPart(text)
  if (street !== '') parsed.street = street
  const found = findCommune(reader.resolve, text, whole, reader.province)
  const where = reading.cells.get('address') ?? reading.cells.get('commune')
  const at = { column: where?.column ?? null, heading: where?.heading ?? null, value: whole }
  if (found.elsewhere) complain(reading, at, 'otherProvince', { place: found.elsewhere })
  if (found.commune) parsed.commune_code = found.commune.code
  return found.places
}
