import { redirect } from '@sveltejs/kit'
import { signOut } from '#modules/identity/index.ts'
import { keepCookies } from '../attempt.server.ts'
import type { Actions } from './$types'

export const actions: Actions = {
  default: async (event) => {
    keepCookies(event, await signOut(event.request.headers))
    redirect(303, '/')
  },
}
