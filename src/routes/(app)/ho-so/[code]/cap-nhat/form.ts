import type { Profile } from '#modules/register/index.ts'
import { formatDate, formatNumber } from '#ui/format.ts'
import { dayFrom } from '../../../../form-values.ts'
import { readWholeNumber } from '../../numbers.ts'
import { kinds, profileFields, type ProfileField } from '../../profile.ts'

export type Typed = Record<ProfileField, string>
export type Wrong = { path: ProfileField; key: string }
type Value = string | number | boolean | null

/** What stands in the form's field for what the record holds. */
export function typedOf(profile: Profile | null, field: ProfileField): string {
  const value = profile?.[field] ?? null
  if (value === null) return kinds[field] === 'yesNo' ? 'no' : ''
  if (typeof value === 'boolean') return value ? 'yes' : kinds[field] === 'consent' ? '' : 'no'
  if (typeof value === 'number') return kinds[field] === 'year' ? String(value) : formatNumber(value)
  return kinds[field] === 'day' ? formatDate(value) : value
}

export const typedProfile = (profile: Profile | null): Typed =>
  Object.fromEntries(profileFields.map((field) => [field, typedOf(profile, field)])) as Typed

function valueOf(field: ProfileField, text: string): { value: Value } | { wrong: string } {
  const kind = kinds[field]
  if (kind === 'people' || kind === 'dong' || kind === 'year') {
    const read = readWholeNumber(text)
    return 'wrong' in read ? { wrong: `record.wrong.${read.wrong}` } : read
  }
  if (kind === 'day') {
    const day = dayFrom(text)
    return text === '' ? { value: null } : day ? { value: day } : { wrong: 'record.wrong.day' }
  }
  if (kind === 'maybe') return { value: text === '' ? null : text === 'yes' }
  if (kind === 'yesNo' || kind === 'consent') return { value: text === 'yes' }
  return { value: text === '' ? null : text }
}

/** The form's hidden copy of what it showed; a form without a readable one counts every field as changed. */
export function shownBefore(text: unknown): Partial<Typed> {
  if (typeof text !== 'string') return {}
  try {
    const read: unknown = JSON.parse(text)
    return typeof read === 'object' && read !== null ? (read as Partial<Typed>) : {}
  } catch (notJson) {
    if (notJson instanceof SyntaxError) return {}
    throw notJson
  }
}

export const typedIn = (values: Record<string, unknown>, field: ProfileField): string => {
  const value = values[field]
  return typeof value === 'string' ? value.replace(/\r\n/g, '\n') : ''
}

/** Only what this person changed is sent: what somebody else wrote meanwhile stays. */
export function readChange(values: Record<string, unknown>): { change: Partial<Record<ProfileField, Value>>; wrong: Wrong[] } {
  const was = shownBefore(values.was)
  const change: Partial<Record<ProfileField, Value>> = {}
  const wrong: Wrong[] = []
  for (const field of profileFields) {
    const typed = typedIn(values, field)
    if (typed === was[field]) continue
    const read = valueOf(field, typed)
    if ('wrong' in read) wrong.push({ path: field, key: read.wrong })
    else change[field] = read.value
  }
  return { change, wrong }
}

export type FieldState = { value: string; /** What somebody else wrote while this form was open. */ elsewhere: string | null }

/** After a refusal: what this person typed stays typed, everything else is as the record stands now. */
export function fieldStates(profile: Profile | null, values: Record<string, unknown> | null): Record<ProfileField, FieldState> {
  const was = shownBefore(values?.was)
  return Object.fromEntries(profileFields.map((field): [ProfileField, FieldState] => {
    const now = typedOf(profile, field)
    const typed = values ? typedIn(values, field) : now
    if (!values || typed === was[field]) return [field, { value: now, elsewhere: null }]
    return [field, { value: typed, elsewhere: was[field] !== undefined && now !== was[field] && now !== typed ? now : null }]
  })) as Record<ProfileField, FieldState>
}
