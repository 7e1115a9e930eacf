import { getBoard } from '#modules/ballots/index.ts'
import { ask } from '#platform/route.server.ts'
import type { RequestHandler } from './$types'

/** What `chung verify ballot FILE` takes: every ballot without its voter, with all proofs. */
export const GET: RequestHandler = async (event) => {
  const board = await ask(event, getBoard, { box: event.params.questionId })
  return new Response(JSON.stringify(event.locals.demonstration ? { ...board, demonstration: true } : board), {
    headers: { 'content-type': 'application/json; charset=utf-8', 'content-disposition': `attachment; filename="phieu-${event.params.questionId.slice(0, 8)}.json"` },
  })
}
