import { getLedger, recordContribution } from '#modules/capital/index.ts'
import { listMembers } from '#modules/membership/index.ts'
import { vietnamDay } from '#platform/day.ts'
import { newId } from '#platform/ids.ts'
import { ask, askMaybe, command } from '#platform/route.server.ts'
import { amountIn, dayIn } from '../inputs.ts'
import { ownCode } from '../own.server.ts'
import type { Actions, PageServerLoad } from './$types'

const acts = ['payment', 'pledge', 'topUp', 'transfer', 'return', 'reduction', 'inheritance'] as const

/** First who, then what: a list of five thousand names in one field helps nobody. */
export const load: PageServerLoad = async (event) => {
  const { searchParams } = event.url
  const code = ownCode(event)
  const act = acts.find((one) => one === searchParams.get('viec')) ?? 'payment'
  const memberId = searchParams.get('thanh-vien')
  const ledger = memberId ? await askMaybe(event, getLedger, { code, memberId }) : null
  const q = searchParams.get('q')?.trim() ?? ''
  const seeks = !ledger || act === 'transfer' || act === 'inheritance'
  const { items } = seeks ? await ask(event, listMembers, { code, ...(q ? { q } : {}), limit: 50 }) : { items: [] }
  return {
    act, q, ledger, today: vietnamDay(new Date()), key: newId(),
    members: items.filter((one) => one.kind !== 'linked_noncontributing' && one.id !== ledger?.member.id).map(({ id, name, number }) => ({ id, name, number })),
  }
}

export const actions: Actions = {
  default: command(recordContribution, {
    input: (values, event) => {
      const { amountDong, paidDong, unpaidDong, onDay, dueOn, useRightUntil, solvencyOn, ...rest } = values
      const days = Object.fromEntries(Object.entries({ onDay, dueOn, useRightUntil, solvencyOn }).filter(([, day]) => day !== undefined).map(([name, day]) => [name, dayIn(day)]))
      const amounts = Object.fromEntries(Object.entries({ amountDong, paidDong, unpaidDong }).filter(([, amount]) => amount !== undefined).map(([name, amount]) => [name, amountIn(amount)]))
      return { code: ownCode(event), act: { ...rest, ...days, ...amounts, ...(amounts.unpaidDong === null || amounts.unpaidDong === undefined ? { unpaidDong: 0 } : {}) } }
    },
    then: (_output, event) => `/von-gop/${event.url.searchParams.get('thanh-vien') ?? ''}?da-ghi`,
  }),
}
