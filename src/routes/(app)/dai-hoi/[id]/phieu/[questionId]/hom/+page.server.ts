import { chooseKeyHolders, dropKeyHolders } from '#modules/assembly/index.ts'
import { command } from '#platform/route.server.ts'
import type { Actions } from './$types'

export const actions: Actions = {
  choose: command(chooseKeyHolders, { then: (_output, event) => `/dai-hoi/${event.params.id ?? ''}/phieu/${event.params.questionId ?? ''}` }),
  drop: command(dropKeyHolders),
}
