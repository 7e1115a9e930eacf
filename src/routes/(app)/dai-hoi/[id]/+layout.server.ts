import { getAssembly } from '#modules/assembly/index.ts'
import { newId } from '#platform/ids.ts'
import { ask } from '#platform/route.server.ts'
import type { LayoutServerLoad } from './$types'

/** A key for each form of the page: a double click does one thing once. */
export const load: LayoutServerLoad = async (event) => ({ meeting: await ask(event, getAssembly, { id: event.params.id }), key: newId() })
