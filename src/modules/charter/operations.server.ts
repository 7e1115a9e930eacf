import * as z from 'zod'
import { getOwnSubject } from '#modules/register/index.ts'
import { vietnamDay } from '#platform/day.ts'
import { newId } from '#platform/ids.ts'
import { operation, type Ctx } from '#platform/operation.server.ts'
import { AppError } from '#platform/problem.ts'
import { can } from './policy.ts'
import { checkValues, parameterArticles, withDefaults } from './rules.ts'
import { adoption, charter, charterNames, clauses, type Charter, type CharterName } from './schema.ts'
import { findOn, insertVersion, listVersions } from './store.server.ts'

/** The condition sheet in force on a day; for modules. Row-level security decides whose. */
export async function charterOn(ctx: Ctx, organisationId: string, day: string): Promise<Charter> {
  const found = await findOn(ctx, organisationId, day)
  if (!found) throw new AppError('not_found', 'register.organisationNotFound', { code: organisationId })
  const { type, version } = found
  return {
    organisationId, organisationType: type,
    versionNo: version?.versionNo ?? 0, fromOn: version?.fromOn ?? null, adoptedOn: version?.adoptedOn ?? null, resolutionRef: version?.resolutionRef ?? null,
    values: withDefaults(type, version?.values ?? {}),
    stated: Object.fromEntries(charterNames.map((name) => [name, version?.values[name] !== undefined])) as Record<CharterName, boolean>,
    articles: parameterArticles,
    clauses: version?.clauses ?? {},
  }
}

const history = z.object({ versionNo: z.int(), fromOn: z.string(), adoptedOn: z.string(), resolutionRef: z.string(), clauses })

export const getCharter = operation({
  id: 'charter.getCharter',
  http: 'GET /organisations/{code}/charter',
  summary: 'What the charter states on a day, with the defaults where it states nothing, and the versions there have been.',
  reads: true,
  input: z.object({ code: z.string().max(60), asOf: z.iso.date().optional() }),
  output: charter.extend({ versions: z.array(history) }),
  allow: can.read,
  run: async (ctx, { code, asOf }) => {
    const { id } = await getOwnSubject(ctx, code)
    return { ...await charterOn(ctx, id, asOf ?? vietnamDay(ctx.now)), versions: await listVersions(ctx, id) }
  },
})

export const adoptCharter = operation({
  id: 'charter.adoptCharter',
  http: 'POST /organisations/{code}/charter',
  summary: 'A new version of the charter from a day on; earlier versions stay as they were.',
  input: adoption,
  output: charter,
  status: 201,
  allow: can.adopt,
  run: async (ctx, { code, ...version }) => {
    const { id, type } = await getOwnSubject(ctx, code)
    const problems = checkValues(type as Charter['organisationType'], withDefaults(type as Charter['organisationType'], version.values))
    if (problems.length > 0) throw new AppError('invalid', 'platform.invalid', {}, { fields: problems })
    if (version.adoptedOn > vietnamDay(ctx.now)) throw new AppError('invalid', 'charter.adoptedLater', {}, { article: 'L61.2' })
    const versionNo = await insertVersion(ctx, id, newId(), version)
    await ctx.emit('charter.adopted', { organisationId: id, versionNo, fromOn: version.fromOn })
    return charterOn(ctx, id, version.fromOn)
  },
})
