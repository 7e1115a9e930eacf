/** The only door for other modules, pages and the server. */
export { papersModule } from './module.ts'
export { listProvince, summariseProvince } from './operations.server.ts'
export { listPaper, summaryPaper } from './paper.server.ts'
export { listCsv, listWorkbook, summaryWorkbook } from './workbook.server.ts'
export type { PaperInput, ProvinceList, SummaryTable } from './schema.ts'
