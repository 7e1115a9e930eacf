import type { Module } from '#platform/module.ts'
import { excludeDays, openBook, recordContribution } from './acts/operations.server.ts'
import { exchangeCertificates } from './certificates/exchange.server.ts'
import { getCertificate, issueCertificate, listCertificates, replaceCertificate, revokeCertificate } from './certificates/operations.server.ts'
import { endLapsedMembership } from './deadlines/lapse.server.ts'
import { findPassedDeadlines, nightJob } from './deadlines/operations.server.ts'
import { law } from './law.ts'
import { exampleLedger } from './list/example.server.ts'
import { cancelCapitalList, getCapitalList, listCapitalLists, markCapitalList, uploadCapitalList, writeCapitalList } from './list/operations.server.ts'
import { getLedger, listContributions } from './ledger/operations.server.ts'
import en from './messages/en.json' with { type: 'json' }
import vi from './messages/vi.json' with { type: 'json' }
import { listObligations, recordObligation } from './obligations/operations.server.ts'
import { grants } from './policy.ts'
import { reactions } from './reactions.server.ts'
import { archiveRegister } from './register/archive.server.ts'
import { readRegister } from './register/operations.server.ts'
import { seedCapital } from './seed.server.ts'

/** What members committed, paid and got back; the caps, deadlines and certificates that follow from it. */
export const capitalModule: Module = {
  name: 'capital',
  requires: ['platform', 'places', 'identity', 'register', 'imports', 'documents', 'duties', 'charter', 'membership'],
  operations: [
    listContributions, getLedger, recordContribution, openBook, excludeDays, recordObligation, listObligations,
    issueCertificate, replaceCertificate, exchangeCertificates, revokeCertificate, listCertificates, getCertificate, findPassedDeadlines, endLapsedMembership, readRegister, archiveRegister,
    uploadCapitalList, listCapitalLists, getCapitalList, writeCapitalList, cancelCapitalList, markCapitalList, exampleLedger,
  ],
  reactions,
  jobs: [nightJob],
  grants,
  law,
  messages: { vi, en },
  seed: seedCapital,
}
