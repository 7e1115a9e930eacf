import { getProfile } from '#modules/identity/index.ts'
import { summariseProvince as countProvince } from '#modules/insight/index.ts'
import { findCommune, findProvince } from '#modules/places/index.ts'
import { listTerritory, type TerritoryItem } from '#modules/register/index.ts'
import { vietnamDay } from '#platform/day.ts'
import { operation, type Ctx, type Territory } from '#platform/operation.server.ts'
import { AppError } from '#platform/problem.ts'
import { can, territoryOf } from './policy.ts'
import { paperInput, provinceList, summaryTable, type Listed } from './schema.ts'
import { wordsOf } from './words.ts'

const PAGE = 500

function territoryOrRefuse(ctx: Ctx, province: string | undefined): Exclude<Territory, { level: 'nation' }> {
  const territory = territoryOf(ctx.actor, province)
  if (territory === 'which') throw new AppError('invalid', 'papers.whichProvince')
  if (territory === 'other') throw new AppError('forbidden', 'papers.otherProvince')
  return territory
}

/** Who issues the paper: the office one acts from, in its own name. */
async function issuing(ctx: Ctx, province: string) {
  const profile = await ctx.call(getProfile, {})
  const office = profile.postings.find((posting) => posting.acting) ?? profile.postings[0]
  return { issuer: office?.office.name ?? profile.name, person: profile.name, place: (findProvince(province)?.name ?? '').replace(/^(Tỉnh|Thành phố) /, '') }
}

const listedOf = (item: TerritoryItem): Listed => ({
  handle: item.id, name: item.name, type: item.type, code: item.code, address: item.address, communeCode: item.commune, commune: item.commune ? (findCommune(item.commune)?.name ?? null) : null,
  representative: item.representative, phone: item.phone, field: item.field, officialMembers: item.officialMembers, workers: item.workers, charterCapitalDong: item.charterCapitalDong,
  revenueDong: item.revenueDong, status: item.status, foundedOn: item.foundedOn, lastConfirmedOn: item.lastConfirmedOn, sourceSystem: item.sourceSystem, demonstration: item.demonstration,
})

const communeOrder = new Intl.Collator('vi')
const bare = (commune: string | null): string => (commune ?? '\uffff').replace(/^(Xã|Phường|Đặc khu) /, '')

export const listProvince = operation({
  id: 'papers.listProvince',
  summary: 'The list of a territory as it is printed or taken along: by commune, then by name.',
  reads: true,
  input: paperInput,
  output: provinceList,
  allow: can.print,
  run: async (ctx, { atMost, province: wanted, ...filter }) => {
    const t = wordsOf(ctx.locale)
    const territory = territoryOrRefuse(ctx, wanted)
    const items: Listed[] = []
    for (let cursor: string | undefined; ;) {
      const page = await ctx.call(listTerritory, { ...filter, province: territory.province, ...(territory.level === 'commune' ? { commune: territory.commune } : {}), cursor, limit: PAGE })
      items.push(...page.items.filter((item) => filter.status !== undefined || item.status !== 'ended').map(listedOf))
      if (atMost !== undefined && items.length > atMost) throw new AppError('too_large', 'papers.tooLong', { limit: atMost })
      if (page.next === null) break
      cursor = page.next
    }
    // The register answers in the order of names; sorting keeps it within a commune.
    items.sort((a, b) => communeOrder.compare(bare(a.commune), bare(b.commune)))
    const isFiltered = Object.values(filter).some((value) => value !== undefined && value !== '')
    return {
      ...(await issuing(ctx, territory.province)),
      territory: [territory.level === 'commune' ? findCommune(territory.commune)?.name : null, findProvince(territory.province)?.name].filter(Boolean).join(', '),
      items, demonstration: items.some((item) => item.demonstration), asOf: vietnamDay(ctx.now), source: t('papers.source'), method: t(isFiltered ? 'papers.filtered' : 'papers.method'),
    }
  },
})

export const summariseProvince = operation({
  id: 'papers.summariseProvince',
  summary: 'A province by commune and field as it is printed: the figures of the statistics page, with who issues them.',
  reads: true,
  input: paperInput.pick({ province: true }),
  output: summaryTable,
  allow: can.print,
  run: async (ctx, { province }) => {
    const territory = territoryOrRefuse(ctx, province)
    const summary = await ctx.call(countProvince, { province: territory.province })
    return { ...(await issuing(ctx, territory.province)), territory: summary.province.name, fields: summary.fields, rows: summary.rows, total: summary.total, asOf: summary.asOf, source: summary.source, method: summary.method }
  },
})
