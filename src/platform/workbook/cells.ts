import { dateOfSerial, shownDate } from './dates.ts'
import { plainFormat, type NumberFormat } from './number-formats.ts'
import { damaged } from './refusals.ts'
import type { Cell } from './types.ts'

/** What the sheet XML says of a cell, before it means anything. */
export type RawCell = { type: string; style: number; value: string; formula: string | null; inline: string }
export type CellContext = { strings: readonly string[]; formats: readonly NumberFormat[]; is1904: boolean; part: string }

/** Characters that XML cannot hold are written _xHHHH_ (ECMA-376 part 1, 22.9.2.19). */
const escapes = /_x([0-9A-Fa-f]{4})_/g
export const unescapeText = (text: string): string =>
  text.includes('_x') ? text.replace(escapes, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))) : text

export function decodeCell(raw: RawCell, context: CellContext): Cell | null {
  const plain = plainCell(raw, context)
  if (raw.formula === null) return plain
  return { kind: 'formula', text: `=${raw.formula}`, value: null, cached: plain }
}

const textCell = (text: string): Cell | null => (text === '' ? null : { kind: 'text', text, value: text })

function plainCell(raw: RawCell, context: CellContext): Cell | null {
  switch (raw.type) {
    case 's': return textCell(sharedString(raw.value, context))
    case 'inlineStr': return textCell(unescapeText(raw.inline))
    case 'str': return textCell(unescapeText(raw.value))
    case 'b': return boolCell(raw.value)
    case 'e': return raw.value === '' ? null : { kind: 'error', text: raw.value, value: null }
    case 'd': return isoDateCell(raw.value)
    default: return numberCell(raw, context)
  }
}

function sharedString(value: string, { strings, part }: CellContext): string {
  if (value === '') return ''
  const text = strings[Number(value)]
  if (text === undefined) throw damaged(part)
  return text
}

function boolCell(value: string): Cell | null {
  if (value === '') return null
  const isTrue = value === '1' || value === 'true'
  return { kind: 'bool', text: isTrue ? 'TRUE' : 'FALSE', value: isTrue }
}

function isoDateCell(value: string): Cell | null {
  const iso = value.replace(/(T00:00:00)?(\.\d+)?Z?$/, '')
  return /^\d{4}-\d{2}-\d{2}/.test(iso) ? { kind: 'date', text: shownDate(iso), value: iso } : textCell(value)
}

function numberCell(raw: RawCell, context: CellContext): Cell | null {
  const source = raw.value.trim()
  if (source === '') return null
  const value = Number(source)
  if (!Number.isFinite(value)) return textCell(source)
  const format = context.formats[raw.style] ?? plainFormat
  if (format.isDate) {
    const iso = dateOfSerial(value, context.is1904)
    if (iso !== null) return { kind: 'date', text: shownDate(iso), value: iso }
  }
  return { kind: 'number', text: shownNumber(value, format.digits), value }
}

/** Fifteen digits, as the spreadsheet itself shows: 0.1 + 0.2 is stored as 0.30000000000000004. */
function shownNumber(value: number, digits: number): string {
  if (Number.isSafeInteger(value)) return value < 0 ? String(value) : String(value).padStart(digits, '0')
  return String(Number(value.toPrecision(15)))
}
