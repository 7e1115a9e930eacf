import type { Module } from '#platform/module.ts'
import { law } from './law.ts'
import en from './messages/en.json' with { type: 'json' }
import vi from './messages/vi.json' with { type: 'json' }
import { getStatistics, summariseProvince } from './operations.server.ts'
import { reactions } from './reactions.server.ts'
import { loadOfficialFigures } from './reference.server.ts'
import { refreshFigures } from './store.server.ts'

/** Figures over all: counted from the register, shown beside what others published. */
export const insightModule: Module = {
  name: 'insight',
  requires: ['platform', 'places', 'register', 'imports'],
  operations: [getStatistics, summariseProvince],
  reactions,
  law,
  messages: { vi, en },
  reference: loadOfficialFigures,
  seed: async ({ owner }) => { await refreshFigures(owner, null) },
}
