import { convertAddress } from '#modules/places/index.ts'
import { ask } from '#platform/route.server.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const address = (event.url.searchParams.get('address') ?? '').trim().slice(0, 300)
  return { address, answer: address === '' ? null : await ask(event, convertAddress, { address }) }
}
