import { governanceModule } from '#modules/governance/module.ts'
import { disclosureModule } from '#modules/disclosure/module.ts'
import { identityModule } from '#modules/identity/module.ts'
import { assemblyModule } from '#modules/assembly/module.ts'
import { capitalModule } from '#modules/capital/module.ts'
import { charterModule } from '#modules/charter/module.ts'
import { ballotsModule } from '#modules/ballots/module.ts'
import { demonstrationModule } from '#modules/demonstration/module.ts'
import { difficultiesModule } from '#modules/difficulties/module.ts'
import { documentsModule } from '#modules/documents/module.ts'
import { dutiesModule } from '#modules/duties/module.ts'
import { importsModule } from '#modules/imports/module.ts'
import { insightModule } from '#modules/insight/module.ts'
import { membershipModule } from '#modules/membership/module.ts'
import { lawModule } from '#modules/law/module.ts'
import { noticesModule } from '#modules/notices/module.ts'
import { papersModule } from '#modules/papers/module.ts'
import { placesModule } from '#modules/places/module.ts'
import { registerModule } from '#modules/register/module.ts'
import type { Module } from '#platform/module.ts'
import { platformModule } from '#platform/platform-module.server.ts'

/**
 * Every module, low to high: a module may import only from those before it. Migrations run and messages merge in
 * this order.
 */
export const modules: readonly Module[] = [platformModule, placesModule, identityModule, registerModule, demonstrationModule, importsModule, documentsModule, noticesModule, difficultiesModule, dutiesModule, charterModule, membershipModule, capitalModule, governanceModule, ballotsModule, assemblyModule, disclosureModule, insightModule, papersModule, lawModule]
