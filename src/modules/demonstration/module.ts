import type { Module } from '#platform/module.ts'
import { seedRegister } from './seed.server.ts'

/** Invented organisations at the real national scale and mix: a start without data of one's own shows the platform at work. */
export const demonstrationModule: Module = {
  name: 'demonstration',
  requires: ['platform', 'places', 'identity', 'register'],
  operations: [],
  messages: { vi: {}, en: {} },
  seed: seedRegister,
}
