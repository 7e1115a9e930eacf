import type { Cell } from '#platform/workbook/index.server.ts'
import { bad, good, type Read } from './read.ts'

const two = (n: number): string => String(n).padStart(2, '0')

/** Serial numbers of a spreadsheet between 1945 and 2100: a date whose cell lost its format. */
const SERIAL_FROM = 16_438
const SERIAL_TO = 73_415
const EPOCH_MS = Date.UTC(1899, 11, 30)
const DAY_MS = 86_400_000
/** The first cooperatives of the Republic; before that a year is a slip of the hand. */
const YEAR_FROM = 1945

const written = /^(?:ngày\s*)?(\d{1,2})\s*(?:[/.\-]|tháng)\s*(\d{1,2})\s*(?:[/.\-]|năm)\s*(\d{2}|\d{4})$/i
const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?$/

/** A day as an official writes it. What can be read in two ways, or is no day of the calendar, is refused. */
export function readDate(cell: Cell, today: string): Read<string> {
  const text = cell.text.trim()
  if (cell.kind === 'date' && typeof cell.value === 'string') return inRange(cell.value.slice(0, 10), today)
  if (/^(19|20)\d{2}$/.test(text)) return bad('yearOnly')
  if (cell.kind === 'number' && typeof cell.value === 'number') return serial(cell.value, today)
  const vietnamese = written.exec(text)
  if (vietnamese) {
    if (vietnamese[3]?.length === 2) return bad('yearOfTwoDigits')
    return calendarDay(Number(vietnamese[3]), Number(vietnamese[2]), Number(vietnamese[1]), today)
  }
  const standard = iso.exec(text)
  return standard ? calendarDay(Number(standard[1]), Number(standard[2]), Number(standard[3]), today) : bad('dateUnread')
}

function serial(value: number, today: string): Read<string> {
  if (value < SERIAL_FROM || value > SERIAL_TO) return bad('dateUnread')
  return inRange(new Date(EPOCH_MS + Math.floor(value) * DAY_MS).toISOString().slice(0, 10), today)
}

function calendarDay(year: number, month: number, day: number, today: string): Read<string> {
  const date = new Date(Date.UTC(year, month - 1, day))
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day || month < 1) return bad('noSuchDay')
  return inRange(`${year}-${two(month)}-${two(day)}`, today)
}

function inRange(day: string, today: string): Read<string> {
  if (day > today) return bad('dateInFuture')
  return Number(day.slice(0, 4)) < YEAR_FROM ? bad('dateTooEarly') : good(day)
}
