import { planAssembly } from '#modules/assembly/index.ts'
import { newId } from '#platform/ids.ts'
import { command } from '#platform/route.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = () => ({ key: newId(), year: new Date().getFullYear() - 1 })

/** Day and hour are two fields: a phone shows the right keys for each. */
export const actions: Actions = {
  default: command(planAssembly, {
    input: ({ day, hour, ...values }, event) => ({ ...values, code: `x-${event.locals.actor.orgIds[0] ?? ''}`, plannedAt: `${String(day)}T${String(hour)}` }),
    then: (meeting) => `/dai-hoi/${meeting.id}`,
  }),
}
