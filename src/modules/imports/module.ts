import type { Module } from '#platform/module.ts'
import { cancelImport, getImport, listImports, readFile, uploadList } from './batches/operations.server.ts'
import { getExample } from './example/operations.server.ts'
import { jobs } from './jobs.server.ts'
import { chooseCommune, listLines, nextQuestion, postponeLine, settleIdentity } from './lines/operations.server.ts'
import en from './messages/en.json' with { type: 'json' }
import vi from './messages/vi.json' with { type: 'json' }
import { grants } from './policy.ts'
import { beginReading, findElsewhere, finishReading, refuseBatch, storeLines } from './reading/operations.server.ts'
import { beginWriting, giveUpWriting, writeReady, writeRound } from './writing/operations.server.ts'

/** A province's own list on its way into the register: read, shown, settled, written. */
export const importsModule: Module = {
  name: 'imports',
  requires: ['platform', 'places', 'register'],
  operations: [
    getExample, uploadList, getImport, listImports, cancelImport, readFile, listLines, nextQuestion, chooseCommune, settleIdentity, postponeLine, writeReady,
    beginReading, findElsewhere, storeLines, finishReading, refuseBatch, beginWriting, writeRound, giveUpWriting,
  ],
  jobs,
  grants,
  messages: { vi, en },
}
