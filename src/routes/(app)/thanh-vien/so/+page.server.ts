import { archiveRegister, readRegister } from '#modules/capital/index.ts'
import { listDocuments } from '#modules/documents/index.ts'
import { vietnamDay } from '#platform/day.ts'
import { newId } from '#platform/ids.ts'
import { ask, command } from '#platform/route.server.ts'
import { dayFrom } from '../../../form-values.ts'
import { ownCode } from '../own.server.ts'
import type { Actions, PageServerLoad } from './$types'

/** Only how many and how complete; the numbers themselves are on the paper. */
export const load: PageServerLoad = async (event) => {
  const code = ownCode(event)
  const today = vietnamDay(new Date())
  const asOf = dayFrom(event.url.searchParams.get('ngay')) ?? today
  const [{ sheet, incomplete }, archived] = await Promise.all([ask(event, readRegister, { code, asOf }), ask(event, listDocuments, { code, kind: 'member_register', limit: 20 })])
  return { asOf, today, members: sheet.rows.length, incomplete, archived: archived.items, key: newId() }
}

export const actions: Actions = {
  default: command(archiveRegister, {
    input: (values, event) => ({ code: ownCode(event), asOf: dayFrom(String(values.asOf ?? '')) ?? values.asOf }),
    then: (output) => `/giay-to-htx/${output.documentId}`,
  }),
}
