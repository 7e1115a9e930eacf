/** The only door for other modules, pages and the server. */
export { COMPARISON_COOKIE, registerComparison } from './files/routes.server.ts'
export { documentsModule } from './module.ts'
export { archiveDocument, recordSignature, withdrawDocument } from './operations.server.ts'
export { confirmationPath, numberBlank } from './paper.ts'
export { confirmDocument, getDocument, listDocuments, readDocumentFile } from './reading/operations.server.ts'
export { documentKinds, readCode, shownCode, type DocumentKind } from './rules.ts'
export type { Confirmation, DocumentView } from './schema.ts'
