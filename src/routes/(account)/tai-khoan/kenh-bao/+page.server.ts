import { addDevice, dropAddress, dropDevice, getChannels, giveConsent, setAddress, verifyAddress } from '#modules/notices/index.ts'
import { query, command } from '#platform/route.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = query(getChannels, () => ({}))

const here = { then: () => '/tai-khoan/kenh-bao' }
export const actions: Actions = {
  address: command(setAddress, here),
  dropAddress: command(dropAddress, here),
  verify: command(verifyAddress),
  consent: command(giveConsent, here),
  addDevice: command(addDevice, here),
  dropDevice: command(dropDevice, here),
}
