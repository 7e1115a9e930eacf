import { error } from '@sveltejs/kit'
import { confirmationPath, getDocument, shownCode, withdrawDocument } from '#modules/documents/index.ts'
import { newId } from '#platform/ids.ts'
import { ask, command } from '#platform/route.server.ts'
import { words } from '../../../words.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { actor, locale } = event.locals
  const own = actor.orgIds[0]
  if (own === undefined) error(404, { message: words(locale)('page.mine.none') })
  const document = await ask(event, getDocument, { code: `x-${own}`, id: event.params.id })
  return {
    document, code: shownCode(document.confirmationCode), confirmation: confirmationPath(document.confirmationCode), key: newId(),
    mayWithdraw: actor.grants.has('documents.withdraw') && document.standing !== 'withdrawn',
  }
}

export const actions: Actions = {
  withdraw: command(withdrawDocument, { input: (values, event) => ({ ...values, id: event.params.id, code: `x-${event.locals.actor.orgIds[0] ?? ''}` }) }),
}
