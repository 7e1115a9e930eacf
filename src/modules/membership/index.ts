/** The only door for other modules and pages. */
export { membershipModule } from './module.ts'
/**
 * The register on a day:
 * `membersOn(ctx, organisationId, day)` gives `MemberOnDay[]` in the order of names, linked members too;
 * `countMembersOn` the numbers by kind; `memberOf(ctx, organisationId, day?)` the actor's own membership or null.
 */
export { countMembersOn, getMember, listMembers, membersOn, memberOf, type Counts } from './sheet/operations.server.ts'
/**
 * The printed register (L 15): `readSheet` gives who is in it with numbers in clear, `sheetPaper(sheet, shares, place, today)`
 * and `sheetWorkbook(sheet, shares)` lay it out; `shares` (by member id) come from who keeps capital.
 */
export { sheetPaper, sheetWorkbook, type Shares } from './sheet/paper.server.ts'
export { missingFields, type Share } from './sheet/rules.ts'
export { readSheet, type SheetLine, type WholeSheet } from './sheet/whole.server.ts'
/** `decideApplication` is what a general meeting calls for an admission it resolved; `admitMember` is application and decision in one. */
export {
  admitMember, decideApplication, getApplication, listApplications, submitApplication, withdrawApplication,
} from './admission/operations.server.ts'
export { listAffiliates, recordAffiliate } from './affiliates/operations.server.ts'
export { changeMember, linkMember } from './change/operations.server.ts'
export { getMemberCounts } from './counts/operations.server.ts'
export { endMembership, getEndingRules, revokeEnding } from './ending/operations.server.ts'
/** A member list from a workbook: read, previewed, marked, written. */
export { cancelMemberList, getMemberList, LIST_MAX_BYTES, listMemberLists, markMemberList, uploadMemberList, writeMemberList } from './list/operations.server.ts'
/** For other lists of an organisation about its members: a row by its columns, a table in a sheet, who a row means. */
export { Line, readIdNumber, wordsOf, type Columns } from './list/line.ts'
export { hashesOf, listRegistered, type Registered } from './list/registered.server.ts'
export { LIST_MAX_ROWS, readTable } from './list/table.server.ts'
export { listProblem, type ListProblem } from './list/schema.ts'
export { searchName } from './sheet/names.ts'
export { problemText } from './list/problems.server.ts'
export { registerMemberFileRoutes } from './list/routes.server.ts'
/** For measurements and seeds: many rows in two statements, unchecked. */
export { fillTally, insertMembers, insertVersions, type BulkMember, type BulkVersion } from './bulk/store.server.ts'
/** The invented members of Gò Mây: ids, kinds and pledges (they add up to its charter capital), for the seeds above. */
export { inventGoMayMembers } from './population.ts'
/** C1, C2, C7: least numbers, and breaches with their clocks; pure. */
export { BELOW_MINIMUM_MONTHS, belowMinimumUntil, breaksForeignShare, FOREIGN_SHARE_MONTHS, foreignShareUntil, hasEnoughToFound, LEAST_MEMBERS } from './counts/rules.ts'
/** C10, C11; pure. `mayReturnCapital(owedDong)` is for who returns it. */
export { ageOn, mayReturnCapital, organFor } from './admission/rules.ts'
export { endingOrgans, reasons, reasonsFor, type EndingOrgan, type Reason } from './ending/rules.ts'
export { kinds, organs, parties, type Kind, type MemberFacts, type MemberLine, type MemberOnDay, type MemberView, type Organ, type Party } from './schema.ts'
