import type { Ctx } from '#platform/operation.server.ts'
import { standingOf } from './rules.ts'
import type { DocumentView } from './schema.ts'
import type { StoredDocument } from './store.server.ts'

export const viewOf = (ctx: Ctx, { supersededById, supersededByNumber, ...d }: StoredDocument): DocumentView => ({
  ...d, kindName: ctx.say(`documents.kind.${d.kind}`), standing: standingOf({ supersededById, withdrawnOn: d.withdrawnOn }),
  supersededBy: supersededById === null ? null : { id: supersededById, number: supersededByNumber ?? '' },
})
