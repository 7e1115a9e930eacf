import type { Module } from '#platform/module.ts'
import { declareKinship, listKinships, withdrawKinship } from './kinship/operations.server.ts'
import { law } from './law.ts'
import { listBoardMeetings, recordBoardMeeting } from './meetings/operations.server.ts'
import en from './messages/en.json' with { type: 'json' }
import vi from './messages/vi.json' with { type: 'json' }
import { checkProposedSlate, endOffice, getOffices, listCandidates, listTerms, recordElection, reportAbsence } from './offices/operations.server.ts'
import { grants } from './policy.ts'
import { reactions } from './reactions.server.ts'
import { seedOffices } from './seed.server.ts'

/** Who holds which post until when, what bars a slate before it is voted on, and the meetings of the board. */
export const governanceModule: Module = {
  name: 'governance',
  requires: ['platform', 'identity', 'register', 'duties', 'charter', 'membership'],
  operations: [
    getOffices, listCandidates, listTerms, checkProposedSlate, recordElection, endOffice, reportAbsence,
    listKinships, declareKinship, withdrawKinship, recordBoardMeeting, listBoardMeetings,
  ],
  reactions,
  grants,
  law,
  messages: { vi, en },
  seed: seedOffices,
}
