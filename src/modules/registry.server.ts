import { identityModule } from '#modules/identity/module.ts'
import { difficultiesModule } from '#modules/difficulties/module.ts'
import type { Module } from '#platform/module.ts'
import { platformModule } from '#platform/platform-module.server.ts'

/**
 * Every module, low to high: a module may import only from those before it. Migrations run and messages merge in
 * this order.
 */
export const modules: readonly Module[] = [platformModule, identityModule, difficultiesModule]
