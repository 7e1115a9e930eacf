import type { Module } from '#platform/module.ts'
import { law } from './law.ts'
import en from './messages/en.json' with { type: 'json' }
import vi from './messages/vi.json' with { type: 'json' }
import { archiveDocument, recordSignature, withdrawDocument } from './operations.server.ts'
import { grants } from './policy.ts'
import { confirmDocument, getDocument, listDocuments, readDocumentFile } from './reading/operations.server.ts'
import { seedDocuments } from './seed.server.ts'

/** Papers that organisations issue, archived for good; whoever holds one can have it confirmed. */
export const documentsModule: Module = {
  name: 'documents',
  requires: ['platform', 'identity', 'register'],
  operations: [archiveDocument, recordSignature, withdrawDocument, listDocuments, getDocument, readDocumentFile, confirmDocument],
  grants,
  law,
  messages: { vi, en },
  seed: seedDocuments,
}
