import { decideApplication, getApplication, organs, withdrawApplication } from '#modules/membership/index.ts'
import { vietnamDay } from '#platform/day.ts'
import { newId } from '#platform/ids.ts'
import { ask, command } from '#platform/route.server.ts'
import { decisionFrom, typedDay } from '../../form.ts'
import { ownCode } from '../../own.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const application = await ask(event, getApplication, { code: ownCode(event), id: event.params.id })
  return {
    application, key: newId(), today: vietnamDay(new Date()), mayDecide: event.locals.actor.grants.has('membership.decide'),
    organs: [application.organ, ...organs.filter((one) => one === 'founding_conference' && one !== application.organ)],
  }
}

export const actions: Actions = {
  decide: command(decideApplication, {
    input: (v, event) => ({
      code: ownCode(event), id: event.params.id, outcome: v.outcome, decision: decisionFrom(v),
      ...(v.joinedOn ? { joinedOn: typedDay(v.joinedOn) } : {}), ...(v.reason ? { reason: v.reason } : {}),
    }),
    then: ({ member }) => (member ? `/thanh-vien/${member.id}?moi=1` : null),
  }),
  withdraw: command(withdrawApplication, { input: (_v, event) => ({ code: ownCode(event), id: event.params.id }) }),
}
