import { fieldOf, inventPerson, inventUniqueName, sectorOf, seededRandom, sizeClassOf, type BusinessLine, type Field, type OrganisationType, type Random, type Sector, type SizeClass, type Status } from '#modules/register/index.ts'
import { mix } from '../mix.ts'
import { inventRegisteredAddress, type Address } from './addresses.ts'
import { dayIn } from './draw.ts'
import type { Commune, Facts } from './facts.ts'
import { drawFigures, type Figures } from './figures.ts'
import { inventLines } from './industries.ts'
import type { Slot } from './slots.ts'

export type Invented = Address & Figures & {
  type: OrganisationType; serial: number; code: string | null; name: string; commune: Commune; lines: BusinessLine[]; field: Field; sector: Sector | null
  sizeClass: SizeClass; status: Status; statusFrom: string | null; statusUntil: string | null; foundedOn: string; legacyNo: string | null
  representative: string; post: string; birthOn: string; lastConfirmedOn: string | null
  grade: string | null; allianceMember: boolean; allianceConsent: boolean; digital: boolean; valueChain: boolean
}
export type Making = { facts: Facts; nextCode: (provinceCode: string) => string; taken: Set<string> }

const seeds: Record<OrganisationType, number> = { HTX: 113, LHHTX: 107, THT: 72 }
/** One certificate for registration and tax since then: no number of its own (D92 65.2). */
const LAST_LEGACY_YEAR = 2016
const STATUS_YEAR = 2025

export function inventOrganisations(type: OrganisationType, slots: readonly Slot[], making: Making): Invented[] {
  const random = seededRandom(seeds[type])
  const figures = drawFigures(type, slots, random)
  return slots.map((slot, i) => inventOne(random, slot, figures[i] as Figures, i + 1, making))
}

function inventOne(random: Random, slot: Slot, figures: Figures, serial: number, { facts, nextCode, taken }: Making): Invented {
  const { type, commune, field, foundedYear, status } = slot
  const name = inventUniqueName(random, { type, field, communeName: commune.fullName }, taken)
  const lines = inventLines(random, name, field, facts.lineNames, fieldOf)
  const main = lines[0] as BusinessLine
  const sector = sectorOf(main.version, main.code)
  const withoutCode = type === 'THT' && random() < mix.shares.thtWithoutCode
  const allianceMember = random() < mix.shares.allianceMember[type]
  const foundedOn = dayIn(foundedYear, random)
  return {
    type, serial, code: withoutCode ? null : nextCode(commune.provinceCode), name, commune, lines, field, sector,
    ...figures, ...inventRegisteredAddress(random, commune, foundedYear), ...inventStatus(random, status, foundedOn),
    sizeClass: type === 'THT' ? 'unknown' : sizeClassOf(sector, { officialMembers: figures.members, revenueDong: figures.revenueDong, capitalDong: figures.assetsDong }),
    foundedOn,
    legacyNo: foundedYear <= LAST_LEGACY_YEAR && type !== 'THT' ? `${commune.provinceCode}07${String(serial).padStart(6, '0')}` : null,
    representative: inventPerson(random), post: postOf(random, type, field), birthOn: dayIn(1958 + Math.floor(random() * 36), random),
    lastConfirmedOn: inventConfirmation(random, foundedOn),
    grade: type === 'HTX' && foundedYear < mix.figures.year ? chosen(random, mix.shares.grades) : null,
    allianceMember, allianceConsent: allianceMember && random() < mix.shares.allianceConsent,
    digital: random() < 0.12, valueChain: random() < 0.13,
  }
}

function inventStatus(random: Random, status: Status, foundedOn: string): Pick<Invented, 'status' | 'statusFrom' | 'statusUntil'> {
  if (status === 'active') return { status, statusFrom: null, statusUntil: null }
  const drawn = dayIn(STATUS_YEAR, random)
  const statusFrom = drawn < foundedOn ? foundedOn : drawn
  // At most twelve months at a time (D92 47).
  return { status, statusFrom, statusUntil: status === 'suspended' ? `${STATUS_YEAR + 1}${statusFrom.slice(4)}` : null }
}

/** Most updates fall in the weeks before 15 December (C09 6); those of the running period are spread over its months. */
function inventConfirmation(random: Random, foundedOn: string): string | null {
  const year = chosen(random, mix.shares.lastConfirmed)
  const running = year > mix.asOf.slice(0, 4)
  const month = running ? 1 + Math.floor(random() * 10) : 12
  const day = 1 + Math.floor(random() * (running ? 28 : 14))
  const confirmedOn = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  return year === 'never' || confirmedOn < foundedOn ? null : confirmedOn
}

function chosen(random: Random, weights: Readonly<Record<string, number>>): string {
  let left = random() * Object.values(weights).reduce((a, b) => a + b, 0)
  return Object.entries(weights).find(([, weight]) => (left -= weight) < 0)?.[0] ?? Object.keys(weights)[0] ?? ''
}

function postOf(random: Random, type: OrganisationType, field: Field): string {
  if (type === 'THT') return 'Tổ trưởng'
  return field === 'credit_fund' || random() < 0.45 ? 'Chủ tịch Hội đồng quản trị' : 'Giám đốc'
}
