import type { RequestEvent } from '@sveltejs/kit'
import { listPlaces } from '#modules/places/index.ts'
import { ask } from '#platform/route.server.ts'

export type Unit = { code: string; name: string }

const below = async (event: RequestEvent, parent?: string): Promise<Unit[]> =>
  (await ask(event, listPlaces, parent ? { parent } : {})).items.map(({ code, name }) => ({ code, name }))

export const provinces = (event: RequestEvent): Promise<Unit[]> => below(event)
export const communesOf = (event: RequestEvent, province: string): Promise<Unit[]> => below(event, province)
