import type { Field, OrganisationType, Random } from '#modules/register/index.ts'
import { mix, type Averages } from '../mix.ts'
import { logNormal, normal } from './draw.ts'
import type { Slot } from './slots.ts'

/** Members and money of one organisation. */
export type Figures = {
  members: number; femaleMembers: number; workers: number
  charterCapitalDong: number; assetsDong: number; revenueDong: number; profitDong: number
}

/** The least the law allows at founding: L 4.7, 4.8, 4.21. */
const leastMembers: Record<OrganisationType, number> = { HTX: 5, LHHTX: 3, THT: 2 }
const spread = { members: 1.05, workers: 0.9, money: 1.15 }
/** Large ones are large in everything, but not to the same degree. */
const TOGETHER = 0.7
const MILLION = 1_000_000
const CAPITAL_STEP_DONG = 10 * MILLION

const averageKeys = ['members', 'workers', 'charterCapitalDong', 'assetsDong', 'revenueDong', 'profitDong'] as const

/** Draws for all of one type at once: the means are those published, whatever the draw. */
export function drawFigures(type: OrganisationType, slots: readonly Slot[], random: Random): Figures[] {
  const raw = slots.map((slot) => drawOne(slot.field, type, random))
  const averages = mix.figures[type]
  const scale = Object.fromEntries(averageKeys.map((key) => [key, (averages[key] * raw.length) / raw.reduce((sum, one) => sum + one[key], 0)])) as Averages
  return raw.map((one) => {
    const members = Math.max(leastMembers[type], Math.round(one.members * scale.members))
    return {
      members,
      femaleMembers: Math.round(members * (0.2 + 0.36 * one.female)),
      workers: Math.round(one.workers * scale.workers),
      charterCapitalDong: roundTo(one.charterCapitalDong * scale.charterCapitalDong, CAPITAL_STEP_DONG),
      assetsDong: roundTo(one.assetsDong * scale.assetsDong, MILLION),
      revenueDong: roundTo(one.revenueDong * scale.revenueDong, MILLION),
      profitDong: roundTo(one.profitDong * scale.profitDong, MILLION),
    }
  })
}

function drawOne(field: Field, type: OrganisationType, random: Random): Averages & { female: number } {
  const size = normal(random)
  const draw = (sigma: number): number => logNormal(TOGETHER * size + Math.sqrt(1 - TOGETHER * TOGETHER) * normal(random), sigma)
  const bias = type === 'HTX' ? mix.figures.byField[field] : { members: 1, money: 1 }
  return {
    members: bias.members * draw(spread.members), workers: draw(spread.workers), female: random(),
    charterCapitalDong: bias.money * draw(spread.money), assetsDong: bias.money * draw(spread.money),
    revenueDong: bias.money * draw(spread.money), profitDong: bias.money * draw(spread.money),
  }
}

const roundTo = (value: number, step: number): number => Math.max(1, Math.round(value / step)) * step
