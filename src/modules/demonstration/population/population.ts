import { createHash } from 'node:crypto'
import type { OrganisationType } from '#modules/register/index.ts'
import { fold } from '#platform/vietnamese/fold.ts'
import { storyTaken, storyCodes, storyNames } from '../stories/stories.ts'
import { codeMaker } from './codes.ts'
import type { Facts } from './facts.ts'
import { inventOrganisations, type Invented, type Making } from './organisations.ts'
import { layOut } from './slots.ts'

/** All of the country, without the stories; the same on every machine. */
export function inventPopulation(facts: Facts): Invented[] {
  const nextCode = codeMaker(storyCodes)
  const taken = new Set(storyNames.map(fold))
  const making: Making = { facts, nextCode, taken }
  return (['HTX', 'LHHTX', 'THT'] as const satisfies readonly OrganisationType[])
    .flatMap((type) => inventOrganisations(type, layOut(type, facts.communes, storyTaken), making))
}

/** What tests compare: two runs, two machines. */
export function fingerprint(population: readonly Invented[]): string {
  const hash = createHash('sha256')
  for (const one of population) hash.update(JSON.stringify({ ...one, commune: one.commune.code }))
  return hash.digest('hex')
}
