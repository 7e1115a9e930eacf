import { cancelCapitalList, getCapitalList, problemText, writeCapitalList } from '#modules/capital/index.ts'
import { vietnamDay } from '#platform/day.ts'
import { newId } from '#platform/ids.ts'
import { ask, command } from '#platform/route.server.ts'
import { dayIn } from '../../inputs.ts'
import { ownCode } from '../../own.server.ts'
import type { Actions, PageServerLoad } from './$types'

const standings = ['error', 'ready', 'known', 'written'] as const

export const load: PageServerLoad = async (event) => {
  const { searchParams } = event.url
  const standing = standings.find((one) => one === searchParams.get('xem'))
  const found = await ask(event, getCapitalList, { code: ownCode(event), id: event.params.id, standing, cursor: Number(searchParams.get('tu')) || 0 })
  return {
    ...found, standing: standing ?? null, key: newId(), today: vietnamDay(new Date()), again: searchParams.has('lan'),
    items: found.items.map((line) => ({ ...line, problems: line.problems.map((one) => ({ text: problemText(event.locals.locale, one), blocking: one.blocking })) })),
  }
}

const named = (_values: Record<string, unknown>, event: Parameters<typeof ownCode>[0]) => ({ code: ownCode(event), id: event.params.id })

export const actions: Actions = {
  write: command(writeCapitalList, { input: (values, event) => ({ ...named(values, event), ...(values.onDay ? { onDay: dayIn(values.onDay) } : {}) }) }),
  cancel: command(cancelCapitalList, { input: named, then: () => '/von-gop/nhap' }),
}
