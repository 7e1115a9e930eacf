import type { Reaction } from '#platform/module.ts'
import { lockOrganisation } from './people/store.server.ts'
import { forgetPerson } from './signin/runtime.server.ts'

/** C09 9.7, D92 14.2: the accounts of an organisation that has ended are revoked; the register tells when it has. */
export const reactions: readonly Reaction[] = [
  {
    event: 'register.organisationEnded',
    name: 'identity.lockEndedOrganisation',
    run: async (ctx, payload) => {
      if (typeof payload.organisationId !== 'string') throw new Error('register.organisationEnded names no organisation')
      for (const personId of await lockOrganisation(ctx, payload.organisationId)) forgetPerson(personId)
    },
  },
]
