import { getCharter } from '#modules/charter/index.ts'
import { changeMember, getMember, organs } from '#modules/membership/index.ts'
import { vietnamDay } from '#platform/day.ts'
import { newId } from '#platform/ids.ts'
import { ask, command } from '#platform/route.server.ts'
import { decisionFrom, factsFrom, typedDay } from '../../form.ts'
import { ownCode } from '../../own.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const code = ownCode(event)
  const member = await ask(event, getMember, { code, memberId: event.params.id })
  const { organisationType } = await ask(event, getCharter, { code })
  return { member, type: organisationType, key: newId(), today: vietnamDay(new Date()), organs }
}

export const actions: Actions = {
  default: command(changeMember, {
    input: (v, event) => ({
      code: ownCode(event), memberId: event.params.id, facts: factsFrom(v), effectiveOn: typedDay(v.effectiveOn), ground: v.ground,
      ...(v.resolutionRef || v.decidedOn ? { decision: decisionFrom(v) } : {}),
    }),
    then: ({ memberId }) => `/thanh-vien/${memberId}`,
  }),
}
