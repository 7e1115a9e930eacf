import { createHash } from 'node:crypto'
import * as z from 'zod'
import { newId } from '#platform/ids.ts'
import { operation } from '#platform/operation.server.ts'
import { drawing } from '#platform/paper/schema.ts'
import { AppError } from '#platform/problem.ts'
import { getMeeting, requireTask } from '../access.server.ts'
import { findEntitled } from '../attendance/store.server.ts'
import { can } from '../policy.ts'
import { insertDrawing } from './store.server.ts'

/** A dot is no signature. */
const LEAST_STROKES = 10

export const keepDrawing = operation({
  id: 'assembly.keepDrawing',
  http: 'POST /assemblies/{id}/drawings',
  summary: 'The signature that a member drew on glass to confirm what a helper types; the vote’s record names it by the hash given back.',
  input: z.object({ id: z.uuid(), memberId: z.uuid(), drawing }),
  output: z.object({ hash: z.string() }),
  status: 201,
  allow: can.assist,
  run: async (ctx, { id, memberId, drawing: { path, width, height } }) => {
    const m = await getMeeting(ctx, id)
    await requireTask(ctx, m, 'check_in')
    if (!(await findEntitled(ctx, m, memberId))) throw new AppError('invalid', 'assembly.notEntitled', {}, { article: 'L31.1' })
    if (path.split(/[ML]/i).length <= LEAST_STROKES) throw new AppError('invalid', 'assembly.drawingEmpty', {}, { fields: [{ path: 'drawing', key: 'assembly.drawingEmpty' }] })
    const hash = createHash('sha256').update(`${memberId}\n${width} ${height}\n${path}`, 'utf8').digest('hex')
    await insertDrawing(ctx, m, { id: newId(), member_id: memberId, path, width: Math.round(width), height: Math.round(height), hash })
    return { hash }
  },
})
