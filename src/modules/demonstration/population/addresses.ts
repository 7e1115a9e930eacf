import { inventAddress, pick, type Random } from '#modules/register/index.ts'
import { mix } from '../mix.ts'
import type { Commune } from './facts.ts'

export type Address = { address: string; addressLegacy: string | null }
const REFORM_YEAR = 2025

/**
 * Nobody has to change a registered address because units were merged (D92 46.2): a part still carries the old one, a
 * part was brought up to date and keeps the old one beside it.
 */
export function inventRegisteredAddress(random: Random, commune: Commune, foundedYear: number): Address {
  const roll = random()
  const today = (): string => inventAddress(random, commune.fullName, commune.provinceName)
  if (foundedYear >= REFORM_YEAR || commune.formerly.length === 0) return { address: today(), addressLegacy: null }
  const formerly = pick(random, commune.formerly)
  const cut = formerly.lastIndexOf(', ')
  const old = inventAddress(random, formerly.slice(0, cut), formerly.slice(cut + 2))
  if (roll < mix.shares.oldAddress) return { address: old, addressLegacy: null }
  if (roll >= mix.shares.oldAddress + mix.shares.addressBrought) return { address: today(), addressLegacy: null }
  // The house stays where it was: only the units after it have changed.
  return { address: `${old.slice(0, old.length - formerly.length)}${commune.fullName}, ${commune.provinceName}`, addressLegacy: old }
}
