import { completeItem, endPosting, postItem, prepareMemberList, previewItem, publishItem } from '#modules/disclosure/index.ts'
import { vietnamDay } from '#platform/day.ts'
import { newId } from '#platform/ids.ts'
import { ask, command } from '#platform/route.server.ts'
import { dayFrom } from '../../../../form-values.ts'
import { ownCode } from '../../own.server.ts'
import type { Actions, PageServerLoad } from './$types'
import type { RequestEvent } from '@sveltejs/kit'

/** A file goes past the pages and comes back as its id; of a refusal only the key of a message, never words of a link. */
const sent = (event: RequestEvent) => {
  const [file, refusal] = [event.url.searchParams.get('tep'), event.url.searchParams.get('loi')]
  return { file: file !== null && /^[0-9a-f-]{36}$/.test(file) ? file : null, refusal: refusal !== null && /^(disclosure|platform)\.[a-zA-Z]+$/.test(refusal) ? refusal : null }
}

export const load: PageServerLoad = async (event) => ({
  ...await ask(event, previewItem, { code: ownCode(event), id: event.params.id }), ...sent(event), today: vietnamDay(new Date()), key: newId(),
})

const about = (event: RequestEvent) => ({ code: ownCode(event), id: event.params.id ?? '' })
const back = (_output: unknown, event: RequestEvent): string => `/cong-khai/quan-ly/${event.params.id ?? ''}`
const day = (value: unknown): string => dayFrom(String(value ?? '')) ?? ''

export const actions: Actions = {
  complete: command(completeItem, { input: (values, event) => ({ ...values, ...about(event) }), then: back }),
  list: command(prepareMemberList, { input: (_values, event) => about(event), then: back }),
  publish: command(publishItem, { input: (values, event) => ({ previewed: values.previewed === 'yes', ...about(event) }), then: back }),
  post: command(postItem, { input: (values, event) => ({ ...values, startOn: day(values.startOn), ...about(event) }), then: back }),
  takeDown: command(endPosting, { input: (values, event) => ({ postingId: values.postingId, endOn: day(values.endOn), ...about(event) }), then: back }),
}
