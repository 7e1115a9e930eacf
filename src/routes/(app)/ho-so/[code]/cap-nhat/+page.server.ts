import { fail } from '@sveltejs/kit'
import { confirmProfile, getProfile, updateProfile } from '#modules/register/index.ts'
import { newId } from '#platform/ids.ts'
import { AppError } from '#platform/problem.ts'
import { askMaybe, command } from '#platform/route.server.ts'
import { words } from '../../words.ts'
import { readChange } from './form.ts'
import type { Actions, PageServerLoad } from './$types'

const outcomes = ['luu', 'xac-nhan'] as const

export const load: PageServerLoad = async (event) => ({
  profile: await askMaybe(event, getProfile, { code: event.params.code }),
  done: outcomes.find((outcome) => outcome === event.url.searchParams.get('xong')) ?? null,
  key: newId(),
})

type Event = Parameters<NonNullable<Actions[string]>>[0]
const after = (outcome: (typeof outcomes)[number]) => (_output: unknown, event: { params: Partial<Record<string, string>> }): string =>
  `/ho-so/${event.params.code}/cap-nhat?xong=${outcome}`

/** The ground stands beside the fields of the operation; a refused form gives it back with the rest. */
async function save(event: Event) {
  const ground = (await event.request.clone().formData()).get('_ground')
  const t = words(event.locals.locale)
  const answer = await command(updateProfile, {
    input: (values) => {
      const { change, wrong } = readChange(values)
      if (wrong.length > 0) throw new AppError('invalid', 'platform.invalid', {}, { fields: wrong.map(({ path, key }) => ({ path, key, message: t(key) })) })
      return { code: event.params.code, ...change }
    },
    then: after('luu'),
  })(event)
  return 'data' in answer ? fail(answer.status, { ...answer.data, ground: String(ground ?? '') }) : answer
}

export const actions: Actions = { save, confirm: command(confirmProfile, { input: (_values, event) => ({ code: event.params.code }), then: after('xac-nhan') }) }
