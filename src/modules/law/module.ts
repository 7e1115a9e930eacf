import type { Module } from '#platform/module.ts'
import en from './messages/en.json' with { type: 'json' }
import vi from './messages/vi.json' with { type: 'json' }
import { listRules } from './operations.server.ts'

/** Law as code, to be looked at: what each rule says, which function decides by it, which tests show it. */
export const lawModule: Module = { name: 'law', requires: ['platform'], operations: [listRules], messages: { vi, en } }
