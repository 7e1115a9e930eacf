import type { Module } from '#platform/module.ts'
import en from './messages/en.json' with { type: 'json' }
import vi from './messages/vi.json' with { type: 'json' }
import {
  answerDifficulty, escalateDifficulty, getDifficulty, listDifficulties, passUpDifficulty, raiseDifficulty, reopenDifficulty, settleDifficulty,
  takeUpDifficulty, withdrawDifficulty,
} from './operations.server.ts'
import { grants } from './policy.ts'
import { reactions } from './reactions.server.ts'
import { seedDifficulties } from './seed.server.ts'

/** Difficulties and requests of organisations, which must be answered. */
export const difficultiesModule: Module = {
  name: 'difficulties',
  requires: ['platform', 'identity', 'register', 'notices'],
  operations: [
    raiseDifficulty, getDifficulty, listDifficulties, takeUpDifficulty, answerDifficulty, passUpDifficulty, escalateDifficulty,
    settleDifficulty, reopenDifficulty, withdrawDifficulty,
  ],
  reactions,
  grants,
  messages: { vi, en },
  seed: seedDifficulties,
}
