import type { BusinessLine, Profile } from '#modules/register/index.ts'
import { formatDate, formatMoney, formatNumber } from '#ui/format.ts'
import type { Kind, ProfileField } from './profile.ts'
import type { Words } from './words.ts'

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text)

export function profileShown(profile: Profile, field: ProfileField, kind: Kind, t: Words): string | null {
  const value = profile[field]
  if (value === null || value === '') return null
  if (typeof value === 'boolean') return t(value ? 'record.yes' : 'record.no')
  if (typeof value === 'number') return kind === 'dong' ? formatMoney(value) : kind === 'year' ? String(value) : formatNumber(value)
  return kind === 'day' ? formatDate(value) : value
}

export const lineShown = (line: Pick<BusinessLine, 'code' | 'name' | 'version'> & { detail?: string | null }): string =>
  `${line.code} ${line.name}${line.detail ? ` – ${line.detail}` : ''} (VSIC ${line.version})`

const isLine = (value: unknown): value is BusinessLine => typeof value === 'object' && value !== null && 'code' in value && 'name' in value

/** Columns whose value is a word of ours, and where that word stands. */
const wordsFor: Record<string, string> = { status: 'status', type: 'type', size_class: 'size', sector: 'sector', field: 'area', source_system: 'source', state: 'state', origin: 'origin', grade: 'grade', kind: 'unit' }

/** A stored value as a reader understands it; the column says what it is. */
export function valueShown(column: string, value: unknown, t: Words): string {
  if (value === null || value === undefined || value === '') return t('record.blank')
  if (typeof value === 'boolean') return t(value ? 'record.yes' : 'record.no')
  if (typeof value === 'number') return column.endsWith('_dong') ? formatMoney(value) : column.endsWith('_year') ? String(value) : formatNumber(value)
  if (Array.isArray(value)) return value.length === 0 ? t('record.blank') : value.map((one) => (isLine(one) ? lineShown(one) : valueShown('', one, t))).join('; ')
  if (typeof value !== 'string') return JSON.stringify(value)
  const group = wordsFor[column]
  if (group && t(`${group}.${value}`) !== `${group}.${value}`) return t(`${group}.${value}`)
  return isDay(value) || /_at$/.test(column) ? formatDate(value) : value
}
