import { redirect } from '@sveltejs/kit'
import { confirmationPath, readCode } from '#modules/documents/index.ts'
import { currentKernel } from '#platform/kernel.server.ts'
import type { PageServerLoad } from './$types'

/** The code as somebody typed it becomes an address; one that cannot be a code stays here to be corrected. */
export const load: PageServerLoad = (event) => {
  const typed = (event.url.searchParams.get('ma') ?? '').trim().slice(0, 60)
  const code = readCode(typed)
  if (code !== null) redirect(303, confirmationPath(code))
  return { typed, wrong: typed === '' ? null : currentKernel().translate(event.locals.locale, 'documents.codeShape') }
}
