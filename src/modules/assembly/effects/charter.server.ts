import { adoptCharter, charterNames, charterOn, statedValues, type Charter, type StatedValues } from '#modules/charter/index.ts'
import { checkModel, postsAbolished, takeOffice } from '#modules/governance/index.ts'
import type { Ctx } from '#platform/operation.server.ts'
import { AppError } from '#platform/problem.ts'
import { shownDay } from '../words.ts'
import { handle, sayEffect, type Kind, type Resolution } from './kind.ts'

/** A version says everything that its charter says; an amendment keeps what it does not name. */
const statedIn = ({ values, stated }: Charter): StatedValues =>
  statedValues.parse(Object.fromEntries(charterNames.filter((name) => stated[name]).map((name) => [name, values[name]])))

async function amend(ctx: Ctx, { meeting, number, on }: Resolution, fromOn: string, change: { values: StatedValues; clauses: Record<string, string> }, keep: boolean): Promise<number> {
  const before = keep ? await charterOn(ctx, meeting.organisation_id, fromOn) : null
  const adopted = await ctx.call(adoptCharter, {
    code: handle(meeting), fromOn, adoptedOn: on, resolutionRef: number,
    values: { ...(before ? statedIn(before) : {}), ...change.values }, clauses: { ...before?.clauses, ...change.clauses },
  })
  return adopted.versionNo
}

/** L 61.2a: the charter as adopted, from its day on. */
export const charter: Kind<'charter'> = {
  subjects: ['charter', 'model'],
  check: async (ctx, m, effect) => {
    const parsed = statedValues.safeParse(effect.values)
    if (!parsed.success) throw new AppError('invalid', 'assembly.charterValues', {}, { article: 'L40' })
    if (parsed.data.governanceModel) await checkModel(ctx, m.organisation_id, parsed.data.governanceModel, effect.fromOn)
  },
  apply: async (ctx, effect, resolution) =>
    ({ versionNo: await amend(ctx, resolution, effect.fromOn, { values: statedValues.parse(effect.values), clauses: effect.clauses }, effect.amends) }),
  label: (_ctx, _m, effect) => Promise.resolve([sayEffect('charter', { on: shownDay(effect.fromOn) })]),
}

/** L 56, 61.2c: the other organisation, as the charter's own word; posts that it does not know end with the day before. */
export const model: Kind<'model'> = {
  subjects: ['model', 'charter'],
  check: (ctx, m, effect) => checkModel(ctx, m.organisation_id, effect.model, effect.fromOn),
  apply: async (ctx, effect, resolution) => {
    const { meeting, number } = resolution
    const versionNo = await amend(ctx, resolution, effect.fromOn, { values: { governanceModel: effect.model }, clauses: {} }, true)
    const abolished = await postsAbolished(ctx, meeting.organisation_id, effect.model, effect.fromOn)
    if (abolished.length > 0) {
      await takeOffice(ctx, meeting.organisation_id, {
        seats: [], leaving: abolished.map((termId) => ({ termId, endedOn: effect.fromOn, ending: 'postAbolished', note: null })), decidedBy: 'assembly', resolutionRef: number, complete: false,
      }, meeting.id)
    }
    return { versionNo, abolished }
  },
  label: (_ctx, _m, effect) => Promise.resolve([sayEffect(`model.${effect.model}`, { on: shownDay(effect.fromOn) })]),
}
