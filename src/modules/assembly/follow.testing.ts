import * as z from 'zod'
import { operation } from '#platform/operation.server.ts'
import { getMeeting } from './access.server.ts'
import { followRegister } from './convening/entitlement.server.ts'

/** What the reaction to a member's coming or going does, at a time that the test chooses. */
export const followNow = operation({
  id: 'assembly.followNow', summary: 'Only for tests.', input: z.object({ id: z.uuid() }), output: z.any(), allow: () => true,
  run: async (ctx, { id }) => { await followRegister(ctx, await getMeeting(ctx, id, 'update')) },
})
