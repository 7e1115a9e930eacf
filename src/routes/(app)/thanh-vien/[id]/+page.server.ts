import { getMember, linkMember, revokeEnding } from '#modules/membership/index.ts'
import { newId } from '#platform/ids.ts'
import { ask, command } from '#platform/route.server.ts'
import { ownCode } from '../own.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { grants } = event.locals.actor
  return {
    member: await ask(event, getMember, { code: ownCode(event), memberId: event.params.id }), key: newId(), fresh: event.url.searchParams.has('moi'),
    mayManage: grants.has('membership.manage'), mayDecide: grants.has('membership.decide'),
  }
}

const named = (v: Record<string, unknown>, event: Parameters<typeof ownCode>[0]) => ({ code: ownCode(event), memberId: event.params.id, ...v })

export const actions: Actions = { link: command(linkMember, { input: named }), revoke: command(revokeEnding, { input: named }) }
