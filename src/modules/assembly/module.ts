import type { Module } from '#platform/module.ts'
import { addQuestion, dropQuestion } from './agenda/operations.server.ts'
import { checkIn, checkOut, getQuorum, listEntitled, listInvitations } from './attendance/operations.server.ts'
import { authorise, inviteGuest, listGuests, listProxies, receiveGuest, revokeProxy, weighMember } from './attendance/proxies.server.ts'
import { closeCall, openAssembly, pauseAssembly, resumeAssembly } from './conduct/operations.server.ts'
import { callAgain, callAssembly, recallAssembly, recordDeliveries } from './convening/operations.server.ts'
import { decideProposal, listProposals, submitProposal } from './convening/proposals.server.ts'
import { keepDrawing } from './help/operations.server.ts'
import { law } from './law.ts'
import { getLive } from './live/operations.server.ts'
import { appointClerk, cancelAssembly, changeAssembly, getAssembly, listAssemblies, listEvents, planAssembly } from './meetings/operations.server.ts'
import en from './messages/en.json' with { type: 'json' }
import vi from './messages/vi.json' with { type: 'json' }
import { getMinutes, signMinutes, writeMinutes } from './minutes/operations.server.ts'
import { listPapers } from './papers/operations.server.ts'
import { printPaper } from './papers/print.server.ts'
import { grants } from './policy.ts'
import { reactions } from './reactions.server.ts'
import { chooseBallot, chooseKeyHolders, dropKeyHolders, getSecretBallot, handOutPapers } from './secret/operations.server.ts'
import { seedAssemblies } from './seed.server.ts'
import { castVote, recordCount, startVote, stopVote } from './votes/operations.server.ts'
import { decideQuestion, listResults } from './votes/results.server.ts'

/** General meetings: called, held, voted, decided and recorded as the Law says. */
export const assemblyModule: Module = {
  name: 'assembly',
  requires: ['platform', 'places', 'identity', 'register', 'documents', 'notices', 'duties', 'charter', 'membership', 'capital', 'governance', 'ballots'],
  operations: [
    planAssembly, listAssemblies, getAssembly, changeAssembly, cancelAssembly, appointClerk, listEvents, addQuestion, dropQuestion,
    callAssembly, recordDeliveries, recallAssembly, callAgain, submitProposal, listProposals, decideProposal,
    checkIn, checkOut, listEntitled, getQuorum, listInvitations, authorise, revokeProxy, listProxies, weighMember, inviteGuest, receiveGuest, listGuests,
    openAssembly, pauseAssembly, resumeAssembly, closeCall, startVote, castVote, chooseBallot, getSecretBallot, chooseKeyHolders, dropKeyHolders, handOutPapers, recordCount, stopVote, decideQuestion, listResults,
    writeMinutes, getMinutes, signMinutes, getLive, listPapers, printPaper, keepDrawing,
  ],
  reactions,
  grants,
  law,
  messages: { vi, en },
  seed: seedAssemblies,
}
