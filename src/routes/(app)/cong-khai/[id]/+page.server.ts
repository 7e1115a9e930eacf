import { getDisclosure } from '#modules/disclosure/index.ts'
import { ask } from '#platform/route.server.ts'
import { ownCode } from '../own.server.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => ({ item: await ask(event, getDisclosure, { code: ownCode(event), id: event.params.id }) })
