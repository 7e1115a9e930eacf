import { getOffices, listBoardMeetings, recordBoardMeeting } from '#modules/governance/index.ts'
import { newId } from '#platform/ids.ts'
import { ask, command } from '#platform/route.server.ts'
import { dayFrom } from '../../../form-values.ts'
import { decisionsOf, list } from './form.ts'
import { ownCode } from '../own.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const code = ownCode(event)
  const { holders } = await ask(event, getOffices, { code })
  return {
    meetings: (await ask(event, listBoardMeetings, { code })).items, board: holders.filter((h) => h.post === 'chair' || h.post === 'boardMember'),
    mayManage: event.locals.actor.grants.has('governance.manage'), key: newId(),
  }
}

export const actions: Actions = {
  default: command(recordBoardMeeting, {
    input: (values, event) => ({
      code: ownCode(event), call: values.call === '2' ? 2 : 1, plannedOn: dayFrom(String(values.plannedOn ?? '')) ?? '',
      firstPlannedOn: values.call === '2' ? dayFrom(String(values.firstPlannedOn ?? '')) ?? null : null,
      present: list(values.present), decisions: decisionsOf(values), dissent: values.dissent, minutesRef: values.minutesRef,
    }),
    then: () => '/bo-may/hop-hoi-dong',
  }),
}
