import { redirect } from '@sveltejs/kit'
import { changePassword, confirmSecondFactor, dropPasskey, dropSecondFactor, readSecurity, startSecondFactor } from '#modules/identity/index.ts'
import { attempt, keepCookies, textFields } from '../../attempt.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const security = await readSecurity(event.request.headers)
  if (!security) redirect(303, '/dang-nhap?tiep=%2Ftai-khoan%2Fbao-mat')
  const { passkeys, secondFactor, hasPassword } = security
  return { passkeys, secondFactor, hasPassword, changed: event.url.searchParams.get('xong') }
}

export const actions: Actions = {
  password: async (event) => {
    const values = await textFields(event)
    const result = await attempt(event, values, () => changePassword(event.request.headers, { current: values.current ?? '', next: values.next ?? '' }))
    if ('refused' in result) return result.refused
    keepCookies(event, result.done)
    redirect(303, '/tai-khoan/bao-mat?xong=password')
  },
  startSecondFactor: async (event) => {
    const values = await textFields(event)
    const result = await attempt(event, values, () => startSecondFactor(event.request.headers, values.password ?? ''))
    return 'refused' in result ? result.refused : { enrolment: result.done }
  },
  confirmSecondFactor: async (event) => {
    const values = await textFields(event)
    const result = await attempt(event, values, () => confirmSecondFactor(event.request.headers, values.code ?? ''))
    if ('refused' in result) return result.refused
    keepCookies(event, result.done)
    redirect(303, '/tai-khoan/bao-mat?xong=secondFactor')
  },
  dropSecondFactor: async (event) => {
    const values = await textFields(event)
    const result = await attempt(event, values, () => dropSecondFactor(event.request.headers, values.password ?? ''))
    if ('refused' in result) return result.refused
    keepCookies(event, result.done)
    redirect(303, '/tai-khoan/bao-mat?xong=noSecondFactor')
  },
  dropPasskey: async (event) => {
    const values = await textFields(event)
    const result = await attempt(event, values, () => dropPasskey(event.request.headers, values.id ?? ''))
    if ('refused' in result) return result.refused
    redirect(303, '/tai-khoan/bao-mat')
  },
}
