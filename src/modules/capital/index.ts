/** The only door for other modules and pages. */
/** `judgeDecision(ctx, organisationId, acts)` before a vote on capital, `recordDecision` with the same once it carried. */
export { judgeDecision, recordDecision, type DecidedAct } from './acts/decision.server.ts'
export { excludeDays, openBook, recordContribution } from './acts/operations.server.ts'
export { getCertificate, issueCertificate, listCertificates, replaceCertificate, revokeCertificate } from './certificates/operations.server.ts'
export { exchangeCertificates } from './certificates/exchange.server.ts'
export { certificatePaper } from './certificates/paper.ts'
export { ratioText } from './certificates/rules.ts'
export { endLapsedMembership } from './deadlines/lapse.server.ts'
export { exclusionReasons } from './deadlines/rules.ts'
export { getLedger, listContributions } from './ledger/operations.server.ts'
/** `sharesOn(ctx, organisationId, day)`: what each member committed and paid at the end of a day; `charterCapitalOf` adds it up. */
export { charterCapitalOf, sharesOn, type Share } from './ledger/shares.server.ts'
/** A capital ledger from a workbook: read, previewed, marked, written. */
export { exampleLedger } from './list/example.server.ts'
export { cancelCapitalList, getCapitalList, LIST_MAX_BYTES, listCapitalLists, markCapitalList, uploadCapitalList, writeCapitalList } from './list/operations.server.ts'
export { problemText } from './list/problems.server.ts'
export { registerCapitalFileRoutes } from './list/routes.server.ts'
export { capitalModule } from './module.ts'
/** L 15: who is a member and what each contributed, for the paper. */
export { archiveRegister } from './register/archive.server.ts'
export { readRegister } from './register/operations.server.ts'
/** For modules that sell or lend to members: capital goes back only when nothing is owed. */
export { feedObligation, listObligations, recordObligation, type FedObligation } from './obligations/operations.server.ts'
export { assetKinds, type ActInput, type CapView, type LedgerView, type ShareLine, type SheetView } from './schema.ts'
