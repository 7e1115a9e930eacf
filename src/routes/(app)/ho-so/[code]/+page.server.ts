import { listDuties } from '#modules/duties/index.ts'
import { getOrganisation } from '#modules/register/index.ts'
import { daysBetween, vietnamDay } from '#platform/day.ts'
import { askMaybe } from '#platform/route.server.ts'
import { dayFrom } from '../../../form-values.ts'
import { placeOf } from '../../../places.server.ts'
import type { PageServerLoad } from './$types'

const SHOWN_DUTIES = 3

export const load: PageServerLoad = async (event) => {
  const { record: today, standing } = await event.parent()
  const { code } = event.params
  const now = vietnamDay(new Date())
  const typed = event.url.searchParams.get('ngay')
  const asOf = dayFrom(typed) ?? null
  const then = asOf ? await askMaybe(event, getOrganisation, { code, asOf }) : null
  // What is due follows from the profile: a reader who may not see it would be told of duties that are done.
  const mayTell = standing.inDepth && !asOf && !(standing.alliance && !today.profile)
  const duties = mayTell ? (await askMaybe(event, listDuties, { code }))?.items ?? [] : []
  const open = duties.filter((duty) => duty.urgency !== 'done')
  const record = then ?? today
  return {
    shown: record, asOf, typed: asOf ? null : typed, knownThen: asOf === null || then !== null,
    place: placeOf(record.meta.commune, record.meta.province),
    duties: open.slice(0, SHOWN_DUTIES).map((duty) => ({ ...duty, daysLeft: duty.dueOn ? daysBetween(now, duty.dueOn) : null })),
    moreDuties: Math.max(0, open.length - SHOWN_DUTIES),
  }
}
