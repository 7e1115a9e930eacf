export { renderPaper } from './paper.server.ts'
export { renderPaperDocx } from './docx/index.server.ts'
export { paper as paperSchema } from './schema.ts'
export { demonstrationStamp, shownNumber } from './words.ts'
export type {
  Align, Confirmation, Drawing, Heading, ListMarker, Origin, Paper, PaperBlock, PaperColumn, PaperFact, PaperRow, PaperTable, PaperValue, Signature,
} from './types.ts'
