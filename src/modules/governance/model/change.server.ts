import type { Ctx } from '#platform/operation.server.ts'
import { AppError } from '#platform/problem.ts'
import { situationOn } from '../slate/check.server.ts'
import { isForeignTo } from '../slate/rules.ts'
import type { Model } from '../schema.ts'
import { refuseModel } from './rules.ts'

/** C21, L 56.2–3, before a meeting votes on it: only the smallest may have the reduced organisation. An unknown size bars nothing. */
export async function checkModel(ctx: Ctx, organisationId: string, model: Model, on: string): Promise<void> {
  const { slate } = await situationOn(ctx, organisationId, on)
  if (slate.type === 'THT') throw new AppError('conflict', 'governance.groupHasNoModel', {}, { article: 'L56' })
  if (refuseModel({ ...slate, model }) !== 'reducedNotAllowed') return
  throw new AppError('conflict', 'governance.modelNotAllowed', { members: slate.officialMembers, size: ctx.say(`governance.size.${slate.sizeClass}`) }, { article: 'L56.3' })
}

/** L 56.1: terms of posts that the other organisation does not know. */
export async function postsAbolished(ctx: Ctx, organisationId: string, model: Model, on: string): Promise<string[]> {
  const { terms } = await situationOn(ctx, organisationId, on)
  return terms.filter((t) => isForeignTo(model, t.post)).map((t) => t.id)
}
