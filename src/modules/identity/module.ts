import type { Module } from '#platform/module.ts'
import { acceptInvitation, acceptWithSubject } from './invitations/acceptance.server.ts'
import { invite, listInvitationChoices, listSentInvitations, readInvitation, revokeInvitation } from './invitations/operations.server.ts'
import { createKey, listKeys, revokeKey } from './keys/operations.server.ts'
import { law } from './law.ts'
import en from './messages/en.json' with { type: 'json' }
import vi from './messages/vi.json' with { type: 'json' }
import { chooseOffice, endPosting, getProfile, linkSubject, listAccounts, restoreAccount, suspendAccount } from './people/operations.server.ts'
import { grants } from './policy.ts'
import { reactions } from './reactions.server.ts'
import { loadRoles } from './reference.server.ts'
import { issueReset, readReset, useReset } from './resets/operations.server.ts'
import { seedPeople } from './seed.server.ts'
import { readSetUp, setUpFirstAccount } from './setup/operations.server.ts'

/** People, offices, who serves where, and how they prove who they are. */
export const identityModule: Module = {
  name: 'identity',
  requires: ['platform'],
  operations: [
    getProfile, chooseOffice, listAccounts, endPosting, suspendAccount, restoreAccount, linkSubject,
    invite, listInvitationChoices, listSentInvitations, revokeInvitation, readInvitation, acceptInvitation, acceptWithSubject,
    issueReset, readReset, useReset, createKey, listKeys, revokeKey, readSetUp, setUpFirstAccount,
  ],
  reactions,
  grants,
  law,
  messages: { vi, en },
  reference: loadRoles,
  seed: seedPeople,
}
