import type { Ctx } from '#platform/operation.server.ts'
import type { FedDuty } from './schema.ts'
import { deleteDuty, markDone, upsertDuty } from './store.server.ts'

/**
 * Called by the module that knows of a duty, inside its own transaction: what makes it due and the duty itself stand or
 * fall together. Row-level security holds: only for an organisation that the transaction acts for.
 */
export const feedDuty = (ctx: Ctx, duty: FedDuty): Promise<void> => upsertDuty(ctx, duty)

/** It was done on that day; nothing happens when there is none, or it was done before. */
export const settleDuty = (ctx: Ctx, organisationId: string, kind: string, subjectId: string, doneOn: string): Promise<void> =>
  markDone(ctx, organisationId, kind, subjectId, doneOn)

/** Its cause is gone: it was never owed. */
export const dropDuty = (ctx: Ctx, organisationId: string, kind: string, subjectId: string): Promise<void> =>
  deleteDuty(ctx, organisationId, kind, subjectId)
