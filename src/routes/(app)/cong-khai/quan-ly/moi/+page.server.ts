import { enterItem } from '#modules/disclosure/index.ts'
import { vietnamDay } from '#platform/day.ts'
import { newId } from '#platform/ids.ts'
import { command } from '#platform/route.server.ts'
import { dayFrom } from '../../../../form-values.ts'
import { ownCode } from '../../own.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = () => ({ today: vietnamDay(new Date()), key: newId() })

export const actions: Actions = {
  default: command(enterItem, {
    input: (values, event) => ({ ...values, issuedOn: dayFrom(String(values.issuedOn ?? '')) ?? '', code: ownCode(event) }),
    then: (item) => `/cong-khai/quan-ly/${item.id}`,
  }),
}
