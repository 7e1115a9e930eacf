export { renderPaper } from './paper.server.ts'
export { demonstrationStamp, shownNumber } from './words.ts'
export type { Align, Heading, Origin, Paper, PaperColumn, PaperRow, PaperTable, PaperValue, Signature } from './types.ts'
