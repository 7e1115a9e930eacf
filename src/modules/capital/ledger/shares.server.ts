import type { Ctx } from '#platform/operation.server.ts'
import { listShares } from './store.server.ts'

export type Share = { memberId: string; committedDong: number; paidDong: number }

/** What every member holds at the end of a day, who no longer is one included until it went back; one query. */
export const sharesOn = (ctx: Ctx, organisationId: string, day: string): Promise<Share[]> => listShares(ctx, organisationId, day)

/** The sum of the commitments: what the charter calls its capital. */
export const charterCapitalOf = (shares: readonly Share[]): number => shares.reduce((sum, share) => sum + share.committedDong, 0)
