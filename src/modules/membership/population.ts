import { goMay, storyPeople } from '#modules/identity/index.ts'
import { inventPerson, pick, seededRandom, type Random } from '#modules/register/index.ts'
import type { Kind, MemberFacts, Party } from './schema.ts'

/** Members of the first story, invented; the same on every machine. Personal numbers start with 000, which no place has. */
export type Invented = {
  id: string; versionId: string; number: number; facts: MemberFacts; joinedOn: string; organ: string; decidedOn: string; resolutionRef: string | null
  endedOn: string | null; reason: string | null
}

const OFFICIAL = 86
const CONTRIBUTING = 4
const NONCONTRIBUTING = 12
/** So that there are 41 women, as the profile of the story says. */
const ONE_MORE_WOMAN = 4
const HOUSEHOLDS = 6
/** The charter capital of the story; official members hold what the four contributing ones do not. */
const CAPITAL_DONG = 1_450_000_000
const CONTRIBUTING_DONG = 50_000_000
const MILLION = 1_000_000
const FOUNDED = '2016-04-18'
const FOUNDERS = 58

const id = (n: number): string => `0199a000-0000-7000-b000-${String(n).padStart(12, '0')}`
const versionId = (n: number): string => `0199a000-0000-7000-b100-${String(n).padStart(12, '0')}`
const hamlets = ['Thôn Gò Mây', 'Thôn Phước An', 'Thôn Lộc Thanh', 'Thôn Tân Hòa', 'Thôn An Phú'] as const
/** Meetings of the board at which somebody was admitted. */
const boards = [['2017-03-14', '02/2017'], ['2018-06-20', '04/2018'], ['2019-09-05', '07/2019'], ['2021-04-22', '03/2021'], ['2022-08-16', '06/2022'], ['2024-10-02', '08/2024'], ['2025-11-12', '09/2025']] as const

const born = (random: Random): string =>
  `${1950 + Math.floor(random() * 48)}-${String(1 + Math.floor(random() * 12)).padStart(2, '0')}-${String(1 + Math.floor(random() * 28)).padStart(2, '0')}`

/** A name that sounds like the gender it goes with. */
function nameFor(random: Random, woman: boolean): string {
  const [family = '', , given = ''] = inventPerson(random).split(' ')
  return `${family} ${woman ? pick(random, ['Thị', 'Thị Kim', 'Thị Ngọc', 'Thị Thu']) : pick(random, ['Văn', 'Tấn', 'Quang', 'Minh'])} ${given}`
}

function personFacts(random: Random, n: number, kind: Kind, woman: boolean): MemberFacts {
  const number = `000210000${String(n).padStart(3, '0')}`
  const name = nameFor(random, woman)
  return {
    kind, party: 'person', name, nationality: 'VN', idNumber: number, bornOn: born(random), gender: woman ? 'female' : 'male', fullCapacity: true,
    address: `${pick(random, hamlets)}, ${goMay.communeName}, Tỉnh Quảng Ngãi`, phone: `0900 210 ${String(n).padStart(3, '0')}`, email: null,
    organisationCode: null, cooperative: false, foreignInvested: false, representatives: [], investmentCertificateNo: null, residencePaperNo: null,
    usesService: kind !== 'linked_contributing', givesLabour: kind === 'official' && random() < 0.17, pledgedDong: 0, memberElsewhere: false,
  }
}

const asBody = (facts: MemberFacts, party: Party, name: string): MemberFacts => ({
  ...facts, party, name, idNumber: null, bornOn: null, gender: null, representatives: [{ name: facts.name, idNumber: facts.idNumber, phone: facts.phone }],
})

/** Whole millions that add up to the charter capital. */
function pledges(random: Random): number[] {
  const total = (CAPITAL_DONG - CONTRIBUTING * CONTRIBUTING_DONG) / MILLION
  const amounts = Array.from({ length: OFFICIAL }, () => 5 + Math.floor(random() * 19))
  for (let left = total - amounts.reduce((sum, one) => sum + one, 0), i = 0; left !== 0; i = (i + 1) % OFFICIAL) {
    const step = left > 0 ? 1 : (amounts[i] ?? 0) > 3 ? -1 : 0
    amounts[i] = (amounts[i] ?? 0) + step
    left -= step
  }
  return amounts.map((millions) => millions * MILLION)
}

const cast: Record<string, { at: number; bornOn: string }> = {
  giamdoc: { at: 0, bornOn: '1971-08-30' }, ketoan: { at: 1, bornOn: '1984-02-17' }, thanhvien: { at: 2, bornOn: '1979-11-05' },
}

function officialFacts(random: Random): MemberFacts[] {
  const amounts = pledges(random)
  return amounts.map((pledgedDong, i) => {
    const story = storyPeople.find((one) => cast[one.login]?.at === i)
    // Households come last and count as neither: of the eighty persons every second and one more is a woman.
    const woman = i % 2 === 1 || i === ONE_MORE_WOMAN
    const facts = { ...personFacts(random, i + 1, 'official', woman), pledgedDong }
    if (story) return { ...facts, name: story.name, idNumber: story.personalId, bornOn: cast[story.login]?.bornOn ?? null }
    if (i >= OFFICIAL - HOUSEHOLDS) return asBody(facts, 'household', `Hộ ${woman ? 'bà' : 'ông'} ${facts.name}`)
    return facts
  })
}

function contributingFacts(random: Random): MemberFacts[] {
  return Array.from({ length: CONTRIBUTING }, (_, i) => {
    const facts = { ...personFacts(random, 200 + i, 'linked_contributing', i % 2 === 0), pledgedDong: CONTRIBUTING_DONG }
    return i === CONTRIBUTING - 1 ? { ...asBody(facts, 'organisation', 'Công ty TNHH Kho lạnh Bình Sơn'), organisationCode: '9951000941' } : facts
  })
}

const noncontributingFacts = (random: Random): MemberFacts[] =>
  Array.from({ length: NONCONTRIBUTING }, (_, i) => personFacts(random, 300 + i, 'linked_noncontributing', i % 3 === 0))

/** Who left: two by their own wish, one died. */
const gone = [{ n: 401, endedOn: '2019-12-31', reason: 'd' }, { n: 402, endedOn: '2022-05-31', reason: 'd' }, { n: 403, endedOn: '2023-09-17', reason: 'a' }] as const

export function inventGoMayMembers(): Invented[] {
  const random = seededRandom(423)
  const present = [...officialFacts(random), ...contributingFacts(random), ...noncontributingFacts(random)]
  const left = gone.map(({ n }) => ({ ...personFacts(random, n, 'official', n === 402), pledgedDong: 5 * MILLION }))
  return [...present, ...left].map((facts, i): Invented => {
    const number = i + 1
    const leaving = gone[i - present.length]
    const founder = facts.kind === 'official' && (number <= FOUNDERS || leaving !== undefined)
    const [decidedOn, resolution] = founder ? [FOUNDED, 'Biên bản Hội nghị thành lập'] : boards[i % boards.length] ?? boards[0]
    const byDirector = facts.kind === 'linked_noncontributing'
    return {
      id: id(number), versionId: versionId(number), number, facts, joinedOn: founder ? '2016-05-04' : decidedOn, decidedOn,
      organ: founder ? 'founding_conference' : byDirector ? 'director' : 'board',
      resolutionRef: founder ? `${resolution} ngày 18/4/2016` : byDirector ? `Quyết định số ${resolution}/QĐ-GĐ` : `Nghị quyết số ${resolution}/NQ-HĐQT`,
      endedOn: leaving?.endedOn ?? null, reason: leaving?.reason ?? null,
    }
  })
}
