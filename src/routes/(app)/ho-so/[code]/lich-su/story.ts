import type { getHistory } from '#modules/register/index.ts'
import type * as z from 'zod'
import { valueShown } from '../../shown.ts'
import { positionOf, type Words } from '../../words.ts'

export type TrailItem = z.output<typeof getHistory.output>['items'][number]
export type Told = { at: Date; title: string; who: string; ground: string | null; changes: { key: string; label: string; before: string; after: string }[]; first: boolean }

/** Machinery of the row, and places that only repeat the record's own. */
const machinery = new Set([
  'demonstration', 'field_sources', 'source_record_id', 'retrieved_at', 'place_scheme', 'province_code', 'commune_code', 'asked_by', 'decided_by',
  'successor_of', 'succeeded_by', 'alliance_consented_at', 'valid_to', 'asked_at', 'answered_at', 'decided_at', 'origin', 'nationality',
])
/** Set by every saving; worth a word only when nothing else changed. */
const freshness = new Set(['last_confirmed_on', 'source_system'])

const byOrganisation = new Set(['register.updateProfile', 'register.confirmProfile', 'register.requestCorrection', 'register.answerQuestion', 'register.withdrawCorrection'])

function whoDid(item: TrailItem, readerId: string | null, t: Words): string {
  if (item.actorId === null) return t('record.who.system')
  if (item.actorId === readerId) return t('record.who.you')
  return t(item.action && byOrganisation.has(item.action) ? 'record.who.organisation' : 'record.who.office')
}

function titleOf(item: TrailItem, confirmedOnly: boolean, t: Words): string {
  const table = t(`record.what.${item.what}`)
  if (confirmedOnly) return t('record.did.register.confirmProfile')
  const action = `record.did.${item.action}`
  // One decision writes the request and the record: both are told, each by its own name.
  if (item.action && item.what !== 'organisation' && t(action) !== action) return t(action)
  return t(`record.${item.kind}`, { what: table })
}

/** In a request `field` names the attribute it is about; in the record it is the field of work. */
const columnOf = (item: TrailItem, field: string): string => (item.what === 'correction_request' && field === 'field' ? 'attribute' : field)

function changesOf(item: TrailItem, t: Words): Told['changes'] {
  const about = item.changes.find((change) => change.field === 'field')
  return item.changes.filter(({ field }) => !machinery.has(field) && !freshness.has(field)).map((change) => {
    const column = columnOf(item, change.field)
    const show = (value: unknown): string => {
      if (column === 'attribute') return value === null ? t('record.blank') : t(`field.${String(value)}`)
      return valueShown(column.startsWith('value_') ? String(about?.after ?? '') : column, value, t)
    }
    const ownLabel = `field.${item.what}.${column}`
    const key = t(ownLabel) === ownLabel ? `field.${column}` : ownLabel
    return { key, label: t(key), before: show(change.before), after: show(change.after) }
  }).sort((a, b) => positionOf(a.key) - positionOf(b.key))
}

/** One step of the trail in the reader's words. */
export function tell(item: TrailItem, readerId: string | null, t: Words): Told {
  const changes = changesOf(item, t)
  const confirmedOnly = item.kind === 'changed' && item.what === 'profile' && changes.length === 0
  return { at: item.at, title: titleOf(item, confirmedOnly, t), who: whoDid(item, readerId, t), ground: item.ground || null, changes, first: item.kind === 'added' }
}
