/** The only door for other modules and pages. */
export { ballotsModule } from './module.ts'
/** For the modules above, which decide who may: inside their own transaction. */
export { closeBox, discardBox, entitle, issueToken, openBox, standingOf, tallyOf, withdrawEntitlement, type NewBox, type Opened, type Standing } from './boxes/boxes.server.ts'
export { exposed, HIDES_FROM, mergePaper, paperCountProblem, type PaperCount } from './boxes/rules.ts'
export { drawToken, getBox, listBallots } from './boxes/operations.server.ts'
export { castBallot } from './casts/operations.server.ts'
export { getBoard, listReceipts } from './board/operations.server.ts'
export { confirmKey, getCouncil, introduceTrustee, openSumsPart, sendParcels } from './trustees/operations.server.ts'
export { verifyBoard, type Fault, type Verdict } from './board/verify.server.ts'
export { faultInWorker } from './casts/checking.server.ts'
export type { BoardFile } from './board/file.ts'
export type { BoxView, Choices, Counts, Question, Tally } from './schema.ts'
