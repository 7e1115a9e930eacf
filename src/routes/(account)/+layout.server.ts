import { newId } from '#platform/ids.ts'
import type { LayoutServerLoad } from './$types'

/** `key` is the idempotency key of the form on the page: a double click writes once. */
export const load: LayoutServerLoad = ({ locals, url }) => ({ locale: locals.locale, key: newId(), origin: url.origin })
