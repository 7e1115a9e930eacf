import {
  answerDifficulty, escalateDifficulty, getDifficulty, passUpDifficulty, reopenDifficulty, settleDifficulty, takeUpDifficulty, withdrawDifficulty,
} from '#modules/difficulties/index.ts'
import { newId } from '#platform/ids.ts'
import { ask, command } from '#platform/route.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => ({ difficulty: await ask(event, getDifficulty, { id: event.params.id }), key: newId() })

export const actions: Actions = {
  takeUp: command(takeUpDifficulty),
  answer: command(answerDifficulty),
  passUp: command(passUpDifficulty),
  escalate: command(escalateDifficulty),
  settle: command(settleDifficulty),
  reopen: command(reopenDifficulty),
  withdraw: command(withdrawDifficulty),
}
