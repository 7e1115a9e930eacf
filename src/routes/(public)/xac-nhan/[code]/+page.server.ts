import { redirect } from '@sveltejs/kit'
import { COMPARISON_COOKIE, confirmationPath, confirmDocument, readCode, shownCode } from '#modules/documents/index.ts'
import { currentKernel } from '#platform/kernel.server.ts'
import { ask } from '#platform/route.server.ts'
import type { PageServerLoad } from './$types'

const refusals = ['documents.fileMissing', 'documents.tooLarge'] as const

export const load: PageServerLoad = async (event) => {
  const code = readCode(event.params.code)
  if (code === null) redirect(303, `/xac-nhan?ma=${encodeURIComponent(event.params.code)}`)
  const document = await ask(event, confirmDocument, { confirmationCode: code })
  const path = confirmationPath(code)
  const sha256 = event.cookies.get(COMPARISON_COOKIE)
  // Shown once: whoever reloads the page sent no file.
  if (sha256) event.cookies.delete(COMPARISON_COOKIE, { path })
  const compared = sha256 && /^[0-9a-f]{64}$/.test(sha256) ? await ask(event, confirmDocument, { confirmationCode: code, sha256 }) : null
  const refused = refusals.find((key) => key === event.url.searchParams.get('loi'))
  return {
    document, code: shownCode(code), comparison: compared?.comparison ?? null,
    wrong: refused ? currentKernel().translate(event.locals.locale, refused, { limitMb: 10 }) : null,
  }
}
