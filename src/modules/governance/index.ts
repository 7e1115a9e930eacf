/** The only door for other modules and pages. */
export { governanceModule } from './module.ts'
/** `holdersOn(ctx, organisationId, day)`: who holds which post; who was not replaced after the term still does. */
export { checkProposedSlate, endOffice, getOffices, holdersOn, listCandidates, listTerms, recordElection, reportAbsence, type Holder } from './offices/operations.server.ts'
/**
 * `takeOffice(ctx, organisationId, election, assemblyId)`: an election that was decided takes effect inside the caller's
 * transaction, or is refused with every conflict.
 * `conflictsOf(ctx, slateAfter(await situationOn(…), election))` says the same without writing.
 */
export { takeOffice } from './offices/take.server.ts'
/** A change between full and reduced organisation: `checkModel` refuses it by law, `postsAbolished` names the terms that it ends. */
export { checkModel, postsAbolished } from './model/change.server.ts'
export { conflictsOf, situationOn, slateAfter, type Situation } from './slate/check.server.ts'
export { checkSlate } from './slate/rules.ts'
export type { Candidate, Conflict, Kinship, Seat, Slate } from './slate/schema.ts'
export { election, type Election, type HolderView, type ConflictView } from './offices/schema.ts'
export { endings } from './offices/rules.ts'
export { declareKinship, listKinships, withdrawKinship } from './kinship/operations.server.ts'
export { listBoardMeetings, recordBoardMeeting } from './meetings/operations.server.ts'
export { posts, relations, type Post, type Relation } from './schema.ts'
