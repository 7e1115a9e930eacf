import { error } from '@sveltejs/kit'
import { getMemberCounts, kinds, listApplications, listMembers } from '#modules/membership/index.ts'
import { getOrganisation } from '#modules/register/index.ts'
import { vietnamDay } from '#platform/day.ts'
import { ask, askMaybe } from '#platform/route.server.ts'
import { dayFrom } from '../../form-values.ts'
import { ownCode } from './own.server.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const code = ownCode(event)
  const { searchParams } = event.url
  const { actor } = event.locals
  const filters = {
    q: (searchParams.get('q') ?? '').slice(0, 100), kind: kinds.find((one) => one === searchParams.get('kind')), asOf: dayFrom(searchParams.get('asOf')),
  }
  const record = await ask(event, getOrganisation, { code })
  if (!('registered' in record)) error(403)
  const list = await ask(event, listMembers, { code, ...filters, cursor: searchParams.get('cursor') ?? undefined, limit: 100 })
  const counts = await ask(event, getMemberCounts, { code })
  const mayManage = actor.grants.has('membership.manage')
  return {
    name: record.name, type: record.type, filters, list, counts, mayManage, today: vietnamDay(new Date()),
    waiting: mayManage ? (await askMaybe(event, listApplications, { code, state: 'waiting', limit: 200 }))?.items.length ?? 0 : 0,
  }
}
