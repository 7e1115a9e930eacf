import { getJob } from './jobs.server.ts'
import type { Module } from './module.ts'

/** What the platform itself offers: only the state of slow effects. Its messages belong to the kernel. */
export const platformModule: Module = {
  name: 'platform',
  requires: [],
  operations: [getJob],
  messages: { vi: {}, en: {} },
}
