import type { Module } from '#platform/module.ts'
import en from './messages/en.json' with { type: 'json' }
import vi from './messages/vi.json' with { type: 'json' }
import { listProvince, summariseProvince } from './operations.server.ts'

/** What leaves the platform on paper or as a file: the province's list and its summary. */
export const papersModule: Module = {
  name: 'papers',
  requires: ['platform', 'places', 'identity', 'register', 'insight'],
  operations: [listProvince, summariseProvince],
  messages: { vi, en },
}
