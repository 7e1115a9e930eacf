import { answerRequest, listDisclosures, listRequests } from '#modules/disclosure/index.ts'
import { daysBetween, vietnamDay } from '#platform/day.ts'
import { newId } from '#platform/ids.ts'
import { ask, command } from '#platform/route.server.ts'
import { ownCode } from '../own.server.ts'
import type { Actions, PageServerLoad } from './$types'

const order = { late: 0, interrupted: 1, unproven: 2, waiting: 3, posted: 4, complete: 5 }

/** The clock of whoever publishes: what is late first. */
export const load: PageServerLoad = async (event) => {
  const code = ownCode(event)
  const today = vietnamDay(new Date())
  const { items, next } = await ask(event, listDisclosures, { code, cursor: event.url.searchParams.get('cursor') ?? undefined })
  return {
    items: items.map((item) => ({ ...item, daysLeft: daysBetween(today, item.publishBy), hanging: item.postings.find((p) => p.endOn === null)?.keepUntil ?? null }))
      .sort((a, b) => order[a.state] - order[b.state]),
    next, requests: (await ask(event, listRequests, { code })).items.filter((r) => r.answer === null), key: newId(),
  }
}

export const actions: Actions = { answer: command(answerRequest, { input: (values, event) => ({ ...values, code: ownCode(event) }), then: () => '/cong-khai/quan-ly' }) }
