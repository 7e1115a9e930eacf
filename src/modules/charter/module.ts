import type { Module } from '#platform/module.ts'
import { law } from './law.ts'
import en from './messages/en.json' with { type: 'json' }
import vi from './messages/vi.json' with { type: 'json' }
import { adoptCharter, getCharter } from './operations.server.ts'
import { grants } from './policy.ts'
import { seedCharters } from './seed.server.ts'

/** The condition sheet of each organisation: what Article 40 of the Law leaves to its charter, with history. */
export const charterModule: Module = {
  name: 'charter',
  requires: ['platform', 'identity', 'register'],
  operations: [getCharter, adoptCharter],
  grants,
  law,
  messages: { vi, en },
  seed: seedCharters,
}
