import * as z from 'zod'
import { operation } from '#platform/operation.server.ts'
import { AppError } from '#platform/problem.ts'
import { can } from '../policy.ts'
import { inboxItem } from '../schema.ts'
import { countUnread as countRows, findInInbox, listInbox, markRead } from './store.server.ts'

export const listNotices = operation({
  id: 'notices.listNotices',
  http: 'GET /notices',
  summary: 'What lies in the inbox of who is signed in, newest first, from whatever organisation.',
  reads: true,
  input: z.object({
    unread: z.enum(['true', 'false']).optional().meta({ description: 'true: only what was not read yet.' }),
    cursor: z.uuid().optional(),
    limit: z.coerce.number().int().min(1).max(100).default(30),
  }),
  output: z.object({ items: z.array(inboxItem), unread: z.int(), next: z.uuid().nullable() }),
  allow: can.readOwn,
  run: async (ctx, { unread, cursor, limit }) => {
    const [rows, count] = await Promise.all([listInbox(ctx, { unreadOnly: unread === 'true', after: cursor ?? null, limit: limit + 1 }), countRows(ctx)])
    return {
      items: rows.slice(0, limit).map((row) => ({ ...row, sentAt: row.sentAt.toISOString(), readAt: row.readAt?.toISOString() ?? null })),
      unread: count, next: rows.length > limit ? (rows[limit - 1]?.id ?? null) : null,
    }
  },
})

export const countUnread = operation({
  id: 'notices.countUnread',
  summary: 'How many notices were not read yet: the number in the head of every page.',
  reads: true,
  input: z.object({}),
  output: z.object({ unread: z.int() }),
  allow: can.readOwn,
  run: async (ctx) => ({ unread: await countRows(ctx) }),
})

export const readNotice = operation({
  id: 'notices.readNotice',
  http: 'POST /notices/{id}/reading',
  summary: 'Marks a notice as read; the sender sees when.',
  input: z.object({ id: z.uuid() }),
  output: z.object({ unread: z.int(), href: z.string().nullable().meta({ description: 'The page it leads to.' }) }),
  allow: can.readOwn,
  run: async (ctx, { id }) => {
    const found = await findInInbox(ctx, id)
    if (!found) throw new AppError('not_found', 'notices.notFound')
    await markRead(ctx, id)
    return { unread: await countRows(ctx), href: found.href }
  },
})

export const readAllNotices = operation({
  id: 'notices.readAllNotices',
  http: 'POST /notices/reading',
  summary: 'Marks everything in the inbox as read.',
  input: z.object({}),
  output: z.object({ read: z.int() }),
  allow: can.readOwn,
  run: async (ctx) => ({ read: await markRead(ctx, null) }),
})
