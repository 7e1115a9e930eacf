import { openBook } from '#modules/capital/index.ts'
import { getMember, listMembers } from '#modules/membership/index.ts'
import { vietnamDay } from '#platform/day.ts'
import { newId } from '#platform/ids.ts'
import { ask, command } from '#platform/route.server.ts'
import { amountIn, dayIn } from '../inputs.ts'
import { ownCode } from '../own.server.ts'
import type { Actions, PageServerLoad, RequestEvent } from './$types'

/** More than a clerk types in one sitting. */
const MOST = 300

async function contributors(event: RequestEvent) {
  const code = ownCode(event)
  const found: { id: string; name: string; number: number }[] = []
  for (let cursor: string | undefined; ;) {
    const page = await ask(event, listMembers, { code, limit: 200, ...(cursor ? { cursor } : {}) })
    found.push(...page.items.filter((one) => one.kind !== 'linked_noncontributing').map(({ id, name, number }) => ({ id, name, number })))
    if (page.next === null || found.length > MOST) return found
    cursor = page.next
  }
}

/** What was undertaken in the application stands in the form already. */
export const load: PageServerLoad = async (event) => {
  const members = await contributors(event)
  const tooMany = members.length > MOST
  const pledges = tooMany ? [] : await Promise.all(members.map((one) => ask(event, getMember, { code: ownCode(event), memberId: one.id })))
  return { tooMany, most: MOST, key: newId(), today: vietnamDay(new Date()), members: tooMany ? [] : members.map((one, i) => ({ ...one, pledgedDong: pledges[i]?.pledgedDong ?? 0 })) }
}

export const actions: Actions = {
  default: command(openBook, {
    input: ({ onDay, ground, ...fields }, event) => ({
      code: ownCode(event), onDay: dayIn(onDay), ground,
      lines: Object.entries(fields).flatMap(([name, typed]) => {
        const memberId = /^c-(.+)$/.exec(name)?.[1]
        const committedDong = amountIn(typed)
        return memberId === undefined || committedDong === undefined || committedDong === null ? [] : [{ memberId, committedDong, paidDong: amountIn(fields[`p-${memberId}`]) ?? 0 }]
      }),
    }),
    then: () => '/von-gop',
  }),
}
