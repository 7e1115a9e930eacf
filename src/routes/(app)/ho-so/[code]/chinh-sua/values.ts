import type { correctableFields, getOrganisation, listCorrections } from '#modules/register/index.ts'
import type * as z from 'zod'
import { dayFrom } from '../../../../form-values.ts'
import { readWholeNumber } from '../../numbers.ts'

export type Correctable = (typeof correctableFields)[number]
export type Correction = z.output<typeof listCorrections.output>['items'][number]
type Full = z.output<typeof getOrganisation.output>
type Kind = 'text' | 'long' | 'day' | 'dong' | 'status' | 'code'

export const kindOf: Record<Correctable, Kind> = {
  name: 'text', address: 'text', lines: 'long', representative: 'text', status: 'status', charter_capital_dong: 'dong',
  founded_on: 'day', registered_on: 'day', legacy_registration_no: 'text', code: 'code',
}

/** What the record holds now, as the requests name it. */
export const recordedIn = (record: Full): Record<Correctable, unknown> => ({
  name: record.name, address: record.address, lines: record.lines, representative: record.representative, status: record.status, code: record.code,
  charter_capital_dong: record.registered?.charterCapitalDong ?? null, founded_on: record.registered?.foundedOn ?? null,
  registered_on: record.registered?.registeredOn ?? null, legacy_registration_no: record.registered?.legacyRegistrationNo ?? null,
})

export const isCorrectable = (text: unknown): text is Correctable => typeof text === 'string' && text in kindOf

/** A value as it is typed, in the shape of its field; the key says what is wrong with it. */
export function readValue(field: Correctable, typed: unknown): { value: string | number } | { wrong: string } {
  const text = typeof typed === 'string' ? typed.trim() : ''
  if (text === '') return { wrong: 'record.wrong.empty' }
  const kind = kindOf[field]
  if (kind === 'dong') {
    const read = readWholeNumber(text)
    if ('wrong' in read) return { wrong: `record.wrong.${read.wrong}` }
    return read.value === null || read.value < 0 ? { wrong: 'record.wrong.notNumber' } : { value: read.value }
  }
  if (kind === 'day') {
    const day = dayFrom(text)
    return day ? { value: day } : { wrong: 'record.wrong.day' }
  }
  if (kind === 'code') return /^\d{10}$/.test(text.replace(/[\s.-]/g, '')) ? { value: text.replace(/[\s.-]/g, '') } : { wrong: 'record.wrong.code' }
  return { value: text }
}

export const isOpen = (correction: Correction): boolean => correction.state === 'awaiting_organisation' || correction.state === 'awaiting_registrar'
