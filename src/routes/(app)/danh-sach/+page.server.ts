import { listCommunes } from '#modules/places/index.ts'
import { listTerritory, statuses, summariseTerritory } from '#modules/register/index.ts'
import { ask, askMaybe } from '#platform/route.server.ts'
import type { Territory } from '#platform/operation.server.ts'
import { placeOf, provinceChoices } from '../../places.server.ts'
import type { PageServerLoad } from './$types'

const attentions = ['stale', 'noCode', 'noCommune', 'noRepresentative', 'noProfile', 'openCorrection', 'notAtAddress'] as const

const titleOf = (territory: Territory | null): string =>
  territory === null || territory.level === 'nation' ? ''
    // In the middle of a sentence the kind of unit is written small: "hợp tác xã tỉnh Quảng Ngãi".
    : placeOf(territory.level === 'commune' ? territory.commune : null, territory.province).replace(/^./, (c) => c.toLowerCase()).replace(/, (Tỉnh|Thành)/, (text) => text.toLowerCase())

export const load: PageServerLoad = async (event) => {
  const { searchParams } = event.url
  const { actor } = event.locals
  const territory = actor.territory ?? actor.alliance
  const given = (name: string): string | undefined => searchParams.get(name) || undefined
  const province = territory?.level === 'nation' ? provinceChoices().find((p) => p.code === given('province'))?.code : territory?.province
  const filters = {
    q: (given('q') ?? '').slice(0, 200),
    province: territory?.level === 'nation' ? province : undefined,
    commune: /^\d{5}$/.test(given('commune') ?? '') ? given('commune') : undefined,
    type: (['THT', 'HTX', 'LHHTX'] as const).find((t) => t === given('type')),
    status: statuses.find((s) => s === given('status')),
    attention: attentions.find((a) => a === given('attention')),
  }
  const found = await ask(event, listTerritory, { ...filters, cursor: given('cursor') })
  return {
    filters, next: found.next, title: titleOf(territory), nation: territory?.level === 'nation',
    province: province ?? null,
    // The Alliance reads figures of members that consented; of the others it cannot tell whether there are any.
    byConsent: actor.territory === null && actor.alliance !== null,
    items: found.items.map((item) => ({ ...item, place: placeOf(item.commune, territory?.level === 'nation' ? item.province : null) })),
    summary: territory?.level === 'nation' ? null : await askMaybe(event, summariseTerritory, {}),
    provinces: territory?.level === 'nation' ? provinceChoices() : [],
    communes: province && territory?.level !== 'commune' ? listCommunes(province).map(({ code, name }) => ({ code, name })) : [],
    mayImport: actor.grants.has('imports.importList'),
  }
}
