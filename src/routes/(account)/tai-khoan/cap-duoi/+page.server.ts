import { endPosting, invite, listAccounts, listInvitationChoices, listSentInvitations, restoreAccount, revokeInvitation, suspendAccount } from '#modules/identity/index.ts'
import { ask, command } from '#platform/route.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const cursor = event.url.searchParams.get('sau')
  const [accounts, invitations, choices] = await Promise.all([
    ask(event, listAccounts, cursor ? { cursor } : {}),
    ask(event, listSentInvitations, { limit: 20 }),
    ask(event, listInvitationChoices, {}),
  ])
  return { accounts, invitations: invitations.items, choices }
}

const here = { then: () => '/tai-khoan/cap-duoi' }

export const actions: Actions = {
  invite: command(invite),
  revoke: command(revokeInvitation, here),
  end: command(endPosting, here),
  suspend: command(suspendAccount, here),
  restore: command(restoreAccount, here),
}
