import { exchangeCertificates, issueCertificate, listCertificates, replaceCertificate } from '#modules/capital/index.ts'
import { newId } from '#platform/ids.ts'
import { ask, command } from '#platform/route.server.ts'
import { ownCode } from '../own.server.ts'
import type { Actions, PageServerLoad } from './$types'

const PAGE = 200

export const load: PageServerLoad = async (event) => {
  const list = await ask(event, listCertificates, { code: ownCode(event) })
  return { ...list, items: list.items.slice(0, PAGE), all: list.items.length, missing: list.missing.slice(0, PAGE), missingAll: list.missing.length, key: newId() }
}

export const actions: Actions = {
  issue: command(issueCertificate, { input: (values, event) => ({ ...values, code: ownCode(event) }), then: () => '/von-gop/giay-chung-nhan' }),
  exchange: command(exchangeCertificates, { input: (_values, event) => ({ code: ownCode(event) }) }),
  replace: command(replaceCertificate, { input: (values, event) => ({ ...values, code: ownCode(event) }), then: () => '/von-gop/giay-chung-nhan' }),
}
