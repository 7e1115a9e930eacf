import type { Module } from '#platform/module.ts'
import { law } from './law.ts'
import en from './messages/en.json' with { type: 'json' }
import vi from './messages/vi.json' with { type: 'json' }
import { listDuties } from './operations.server.ts'
import { grants } from './policy.ts'
import { listTerritoryDuties, recountDuties, recountJob } from './recount/operations.server.ts'

/** What the law asks of each organisation, by when, and what happens otherwise. */
export const dutiesModule: Module = { name: 'duties', requires: ['platform', 'register'], operations: [listDuties, listTerritoryDuties, recountDuties], jobs: [recountJob], grants, law, messages: { vi, en } }
