import type { Module } from '#platform/module.ts'
import { admitMember, decideApplication, getApplication, listApplications, submitApplication, withdrawApplication } from './admission/operations.server.ts'
import { listAffiliates, recordAffiliate } from './affiliates/operations.server.ts'
import { changeMember, linkMember } from './change/operations.server.ts'
import { getMemberCounts } from './counts/operations.server.ts'
import { endMembership, getEndingRules, revokeEnding } from './ending/operations.server.ts'
import { law } from './law.ts'
import { cancelMemberList, getMemberList, listMemberLists, markMemberList, uploadMemberList, writeMemberList } from './list/operations.server.ts'
import en from './messages/en.json' with { type: 'json' }
import vi from './messages/vi.json' with { type: 'json' }
import { grants } from './policy.ts'
import { reactions } from './reactions.server.ts'
import { seedMembers } from './seed.server.ts'
import { getMember, listMembers } from './sheet/operations.server.ts'
import { readSheet } from './sheet/whole.server.ts'

/** Members of each organisation: who is one, of which kind, since when, decided by whom. */
export const membershipModule: Module = {
  name: 'membership',
  requires: ['platform', 'identity', 'register', 'imports', 'duties', 'charter'],
  operations: [
    listMembers, getMember, readSheet, admitMember, submitApplication, listApplications, getApplication, decideApplication, withdrawApplication,
    changeMember, linkMember, endMembership, revokeEnding, getEndingRules, getMemberCounts, listAffiliates, recordAffiliate,
    uploadMemberList, listMemberLists, getMemberList, writeMemberList, cancelMemberList, markMemberList,
  ],
  reactions,
  grants,
  law,
  messages: { vi, en },
  seed: seedMembers,
}
