import { listNotices, readAllNotices, readNotice } from '#modules/notices/index.ts'
import { newId } from '#platform/ids.ts'
import { ask, command } from '#platform/route.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { searchParams } = event.url
  const unreadOnly = searchParams.get('unread') === 'true'
  const inbox = await ask(event, listNotices, { ...(unreadOnly ? { unread: 'true' as const } : {}), cursor: searchParams.get('cursor') ?? undefined })
  return { ...inbox, unreadOnly, key: newId(), keepsLog: event.locals.actor.grants.has('notices.keepLog') }
}

export const actions: Actions = {
  open: command(readNotice, { then: ({ href }) => href ?? '/thong-bao' }),
  read: command(readNotice, { then: (_read, event) => `/thong-bao${event.url.searchParams.get('unread') === 'true' ? '?unread=true' : ''}` }),
  readAll: command(readAllNotices, { then: () => '/thong-bao' }),
}
