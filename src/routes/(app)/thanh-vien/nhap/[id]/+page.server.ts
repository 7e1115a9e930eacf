import { cancelMemberList, getMemberList, problemText, writeMemberList } from '#modules/membership/index.ts'
import { newId } from '#platform/ids.ts'
import { ask, command } from '#platform/route.server.ts'
import { ownCode } from '../../own.server.ts'
import type { Actions, PageServerLoad } from './$types'

const standings = ['error', 'ready', 'known', 'written'] as const

export const load: PageServerLoad = async (event) => {
  const { searchParams } = event.url
  const standing = standings.find((one) => one === searchParams.get('xem'))
  const found = await ask(event, getMemberList, { code: ownCode(event), id: event.params.id, standing, cursor: Number(searchParams.get('tu')) || 0 })
  return {
    ...found, standing: standing ?? null, key: newId(), again: searchParams.has('lan'),
    items: found.items.map((line) => ({ ...line, problems: line.problems.map((one) => ({ text: problemText(event.locals.locale, one), blocking: one.blocking })) })),
  }
}

const named = (_v: Record<string, unknown>, event: Parameters<typeof ownCode>[0]) => ({ code: ownCode(event), id: event.params.id })

export const actions: Actions = {
  write: command(writeMemberList, { input: named }),
  cancel: command(cancelMemberList, { input: named, then: () => '/thanh-vien/nhap' }),
}
