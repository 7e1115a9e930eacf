/** The only door for other modules and pages. */
export { dropDuty, feedDuty, settleDuty } from './feed.server.ts'
export { dutiesModule } from './module.ts'
export { listDuties } from './operations.server.ts'
export { listTerritoryDuties, recountDuties } from './recount/operations.server.ts'
export { dutiesOf, urgencyOf, type Facts } from './rules.ts'
export { wordsOf } from './words.ts'
export type { Duty, DutyFact, DutyParams, FedDuty } from './schema.ts'
