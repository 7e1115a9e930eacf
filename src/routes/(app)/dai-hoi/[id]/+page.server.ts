import { callAgain, callAssembly, cancelAssembly, changeAssembly, closeCall, listEvents, openAssembly, pauseAssembly, recallAssembly, resumeAssembly } from '#modules/assembly/index.ts'
import { ask, command } from '#platform/route.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => ({ events: (await ask(event, listEvents, { id: event.params.id })).items })

export const actions: Actions = {
  call: command(callAssembly),
  recall: command(recallAssembly),
  officers: command(changeAssembly),
  open: command(openAssembly, { then: (m) => `/dai-hoi/${m.id}/dieu-hanh` }),
  pause: command(pauseAssembly),
  resume: command(resumeAssembly),
  close: command(closeCall),
  again: command(callAgain, { input: ({ day, hour, ...values }, event) => ({ ...event.params, ...values, plannedAt: `${String(day)}T${String(hour)}` }) }),
  cancel: command(cancelAssembly),
}
