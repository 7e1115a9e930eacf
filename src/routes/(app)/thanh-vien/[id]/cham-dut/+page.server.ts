import { endingOrgans, endMembership, getEndingRules, getMember } from '#modules/membership/index.ts'
import { vietnamDay } from '#platform/day.ts'
import { newId } from '#platform/ids.ts'
import { ask, command } from '#platform/route.server.ts'
import { readWholeNumber } from '../../../ho-so/numbers.ts'
import { typedDay } from '../../form.ts'
import { ownCode } from '../../own.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const code = ownCode(event)
  const member = await ask(event, getMember, { code, memberId: event.params.id })
  return { member, rules: await ask(event, getEndingRules, { code, memberId: event.params.id }), organs: endingOrgans, key: newId(), today: vietnamDay(new Date()) }
}

const votes = (value: unknown): { votesFor?: number } => {
  const read = readWholeNumber(typeof value === 'string' ? value : '')
  return 'value' in read && read.value !== null ? { votesFor: read.value } : {}
}

export const actions: Actions = {
  default: command(endMembership, {
    input: (v, event) => ({
      code: ownCode(event), memberId: event.params.id, endedOn: typedDay(v.endedOn), reason: v.reason, organ: v.organ, resolutionRef: v.resolutionRef, note: v.note,
      ...votes(v.votesFor), ...(v.noticeOn ? { noticeOn: typedDay(v.noticeOn) } : {}),
    }),
    then: ({ memberId }) => `/thanh-vien/${memberId}`,
  }),
}
