/** The only door for other modules and pages. */
export { charterModule } from './module.ts'
/**
 * `charterOn(ctx, organisationId, day)`: `values` filled with defaults, `stated[name]` false where the charter says
 * nothing. `adoptCharter` is also what a resolution that changes the charter calls.
 */
export { adoptCharter, charterOn, getCharter } from './operations.server.ts'
/** C14, C25 and the articles behind each value; pure. */
export {
  annualMeetingDueOn, checkValues, defaultValues, fiscalYearEndOn, parameterArticles, refuseCommitment, withDefaults, type CommitmentRefusal,
} from './rules.ts'
export {
  charterNames, fiscalYearEnds, governanceModels, meetingForms, statedValues, type Charter, type CharterName, type CharterValues, type StatedValues,
} from './schema.ts'
