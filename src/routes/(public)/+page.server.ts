import { getStatistics } from '#modules/insight/index.ts'
import { fields, organisationTypes, searchOrganisations, sectors, statuses } from '#modules/register/index.ts'
import { ask } from '#platform/route.server.ts'
import { placeOf, provinceChoices } from '../places.server.ts'
import type { PageServerLoad } from './$types'

const oneOf = <T extends string>(values: readonly T[], given: string | null): T | undefined => values.find((v) => v === given)

export const load: PageServerLoad = async (event) => {
  const { searchParams } = event.url
  const q = (searchParams.get('q') ?? '').slice(0, 200)
  const filters = {
    province: provinceChoices().find((p) => p.code === searchParams.get('province'))?.code,
    commune: /^\d{5}$/.test(searchParams.get('commune') ?? '') ? (searchParams.get('commune') ?? undefined) : undefined,
    type: oneOf(organisationTypes, searchParams.get('type')),
    status: oneOf(statuses, searchParams.get('status')),
    sector: oneOf(sectors, searchParams.get('sector')),
    field: oneOf(fields, searchParams.get('field')),
  }
  const asked = q !== '' || Object.values(filters).some((f) => f !== undefined)
  const found = asked ? await ask(event, searchOrganisations, { q, ...filters, cursor: searchParams.get('cursor') ?? undefined }) : null
  return {
    q, filters, provinces: provinceChoices(),
    // An answer stands alone; figures and map are for who has not asked yet.
    statistics: asked ? null : await ask(event, getStatistics, {}),
    found: found && { next: found.next, items: found.items.map((item) => ({ ...item, place: placeOf(item.commune, item.province) })) },
  }
}
