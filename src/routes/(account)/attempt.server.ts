import { fail, type RequestEvent } from '@sveltejs/kit'
import { cookieOptions, type Cookie } from '#modules/identity/index.ts'
import { currentKernel } from '#platform/kernel.server.ts'
import { AppError, toProblem, type Problem } from '#platform/problem.ts'
import { formValues } from '#platform/route.server.ts'

export type Refused = { problem: Problem; values: Record<string, string> }

/** Never sent back into the page that asks again. */
const secretFields = new Set(['password', 'current', 'next', 'code'])

export async function textFields(event: RequestEvent): Promise<Record<string, string>> {
  const values = formValues(await event.request.formData())
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, typeof value === 'string' ? value : '']))
}

/** Runs a sign-in step of a form; a refusal goes back to the form with what was typed, secrets left out. */
export async function attempt<T>(event: RequestEvent, values: Record<string, string>, step: () => Promise<T>): Promise<{ done: T } | { refused: ReturnType<typeof fail<Refused>> }> {
  try {
    return { done: await step() }
  } catch (refusal) {
    if (!(refusal instanceof AppError)) throw refusal
    const problem = toProblem(refusal, (key, params) => currentKernel().translate(event.locals.locale, key, params), event.url.pathname)
    const shown = Object.fromEntries(Object.entries(values).filter(([name]) => !secretFields.has(name)))
    return { refused: fail(problem.status, { problem, values: shown }) }
  }
}

export function keepCookies(event: RequestEvent, cookies: readonly Cookie[]): void {
  for (const cookie of cookies) {
    if (cookie.maxAge === 0) event.cookies.delete(cookie.name, { path: '/' })
    else event.cookies.set(cookie.name, cookie.value, cookieOptions(cookie))
  }
}

/** Only pages of this site: an address that a stranger put into the link leads nowhere else. */
export function nextPage(wanted: string | null | undefined): string {
  return wanted && /^\/(?![/\\])/.test(wanted) && !wanted.startsWith('/dang-') ? wanted : '/vao'
}
