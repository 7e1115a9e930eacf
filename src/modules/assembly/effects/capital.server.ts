import { judgeDecision, recordDecision, type DecidedAct } from '#modules/capital/index.ts'
import { membersOn } from '#modules/membership/index.ts'
import { vietnamDay } from '#platform/day.ts'
import { sayEffect, type Kind } from './kind.ts'
import type { EffectOf } from './schema.ts'

const actsOf = ({ changes, solvencyBy, solvencyOn }: EffectOf<'capital'>, onDay: string, ground: string | null): DecidedAct[] => changes.map(({ act, memberId, amountDong, dueOn }): DecidedAct =>
  (act === 'pledge' || act === 'topUp' ? { kind: act, memberId, amountDong, onDay, dueOn, ground } : { kind: act, memberId, amountDong, onDay, solvencyBy, solvencyOn, ground }))

const money = new Intl.NumberFormat('vi-VN')

/** L 74, 78, 90.2: more or less charter capital; caps, the charter's bounds, debts and solvency are looked at before the vote and once more with it. */
export const capital: Kind<'capital'> = {
  subjects: ['capital'],
  check: (ctx, m, effect) => judgeDecision(ctx, m.organisation_id, actsOf(effect, vietnamDay(ctx.now), null)),
  apply: async (ctx, effect, { meeting, number, on }) => {
    const { entryIds, charterCapitalDong } = await recordDecision(ctx, meeting.organisation_id, actsOf(effect, on, number))
    return { entryIds, charterCapitalDong }
  },
  label: async (ctx, m, effect) => {
    const names = new Map((await membersOn(ctx, m.organisation_id, vietnamDay(ctx.now))).map((one) => [one.id, one.name]))
    return effect.changes.map((c) => sayEffect(`capital.${c.act}`, { name: names.get(c.memberId) ?? '', amount: money.format(c.amountDong) }))
  },
}
