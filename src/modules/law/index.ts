/** The only door for pages. */
export { lawModule } from './module.ts'
export { listRules } from './operations.server.ts'
export type { RuleView } from './schema.ts'
