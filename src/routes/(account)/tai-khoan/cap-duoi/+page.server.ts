import { endPosting, invite, issueReset, listAccounts, listInvitationChoices, listSentInvitations, restoreAccount, revokeInvitation, suspendAccount } from '#modules/identity/index.ts'
import { ask, command } from '#platform/route.server.ts'
import { communesOf, provinces } from '../../places.server.ts'
import { invitationFrom } from './invitation.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const cursor = event.url.searchParams.get('sau')
  const [accounts, invitations, { maker, choices }] = await Promise.all([
    ask(event, listAccounts, cursor ? { cursor } : {}),
    ask(event, listSentInvitations, { limit: 20 }),
    ask(event, listInvitationChoices, {}),
  ])
  const kinds = new Set(choices.map((choice) => choice.kind))
  return {
    accounts, invitations: invitations.items, choices, maker,
    asks: {
      provinces: kinds.has('provincialCommittee') || (kinds.has('allianceProvince') && maker.kind === 'allianceNational') ? await provinces(event) : [],
      communes: kinds.has('commune') && maker.provinceCode ? await communesOf(event, maker.provinceCode) : [],
      organisationCode: kinds.has('organisation') && maker.kind !== 'organisation',
      officeName: kinds.has('department') || kinds.has('lineMinistry'),
    },
  }
}

const here = { then: () => '/tai-khoan/cap-duoi' }

export const actions: Actions = {
  invite: async (event) => command(invite, { input: await invitationFrom(event) })(event),
  reset: command(issueReset),
  revoke: command(revokeInvitation, here),
  end: command(endPosting, here),
  suspend: command(suspendAccount, here),
  restore: command(restoreAccount, here),
}
