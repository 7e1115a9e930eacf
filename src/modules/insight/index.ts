export { insightModule } from './module.ts'
export { getStatistics, summariseProvince } from './operations.server.ts'
export type { Figure, OfficialFigure } from './schema.ts'
