import type { Kind, MemberFacts, Organ } from '../schema.ts'

export type OrganisationType = 'THT' | 'HTX' | 'LHHTX'
/** `path` is the field of the input; `key` a message. */
export type Refusal = { key: string; article: string; path: string }

const refusal = (key: string, article: string, path: string): Refusal => ({ key: `membership.${key}`, article, path })

/** L 30.1a; L 30.2: fifteen for Vietnamese who do not contribute. */
export const LEAST_AGE = 18
export const LEAST_AGE_NONCONTRIBUTING = 15

/** The birthday itself counts; who was born on 29 February is a year older on 1 March. */
export function ageOn(bornOn: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(bornOn.slice(0, 4))
  return day.slice(5) >= bornOn.slice(5) ? years : years - 1
}

/** C3, L 4.17–19. A group's members contribute property or labour (D77 1), and it has one kind of them. */
function refuseKind(type: OrganisationType, facts: MemberFacts): Refusal[] {
  const contributes = facts.pledgedDong > 0
  const takesPart = facts.usesService || facts.givesLabour
  if (type === 'THT') {
    if (facts.kind !== 'official') return [refusal('groupKind', 'D77.1', 'kind')]
    return contributes || facts.givesLabour ? [] : [refusal('groupGivesNothing', 'D77.1', 'pledgedDong')]
  }
  switch (facts.kind) {
    case 'official': return [
      ...(contributes ? [] : [refusal('officialContributes', 'L4.17', 'pledgedDong')]),
      ...(takesPart ? [] : [refusal('officialTakesPart', 'L4.17', 'usesService')]),
    ]
    case 'linked_contributing': return [
      ...(contributes ? [] : [refusal('contributingContributes', 'L4.18', 'pledgedDong')]),
      ...(takesPart ? [refusal('contributingOnlyCapital', 'L4.18', 'usesService')] : []),
    ]
    case 'linked_noncontributing': return [
      ...(contributes ? [refusal('noncontributingNoCapital', 'L4.19', 'pledgedDong')] : []),
      ...(takesPart ? [] : [refusal('noncontributingTakesPart', 'L4.19', 'usesService')]),
    ]
  }
}

/** C4, L 30.1–2. */
function refusePerson(facts: MemberFacts, day: string): Refusal[] {
  const foreign = facts.nationality !== 'VN'
  const noncontributing = facts.kind === 'linked_noncontributing'
  const article = noncontributing ? 'L30.2' : 'L30.1'
  const refusals: Refusal[] = []
  if (facts.idNumber === null) refusals.push(refusal('idMissing', 'L15.1', 'idNumber'))
  else if (!foreign && !/^(\d{9}|\d{12})$/.test(facts.idNumber)) refusals.push(refusal('idShape', 'L15.1', 'idNumber'))
  if (facts.representatives.length > 0) refusals.push(refusal('personRepresentsSelf', 'L30.1a', 'representatives'))
  if (facts.bornOn === null) return [...refusals, refusal('bornOnMissing', article, 'bornOn')]
  const age = ageOn(facts.bornOn, day)
  if (noncontributing && !foreign) return age >= LEAST_AGE_NONCONTRIBUTING ? refusals : [...refusals, refusal('under15', article, 'bornOn')]
  if (age < LEAST_AGE) refusals.push(refusal(noncontributing ? 'foreignUnder18' : 'under18', article, 'bornOn'))
  if (!noncontributing && !facts.fullCapacity) refusals.push(refusal('capacity', article, 'fullCapacity'))
  if (foreign && !noncontributing && facts.investmentCertificateNo === null) refusals.push(refusal('investmentCertificate', article, 'investmentCertificateNo'))
  if (foreign && noncontributing && facts.residencePaperNo === null) refusals.push(refusal('residencePaper', article, 'residencePaperNo'))
  return refusals
}

/** C5, L 30.1c. */
function refuseBody(facts: MemberFacts): Refusal[] {
  const [representative, ...more] = facts.representatives
  if (!representative || more.length > 0) return [refusal('oneRepresentative', 'L30.1c', 'representatives')]
  return representative.idNumber === null ? [refusal('representativeId', 'L15.1', 'representatives.0.idNumber')] : []
}

/** L 30.1d: a legal person of Viet Nam; abroad founded ones are not named. */
function refuseOrganisation(facts: MemberFacts): Refusal[] {
  if (facts.nationality !== 'VN') return [refusal('organisationOfVietnam', 'L30.1', 'nationality')]
  const refusals = facts.organisationCode === null ? [refusal('organisationCodeMissing', 'L15.1', 'organisationCode')] : []
  return facts.representatives.length === 1 ? refusals : [...refusals, refusal('oneRepresentative', 'L15.1', 'representatives')]
}

/** C6, L 34.1. */
function refuseInUnion(facts: MemberFacts): Refusal[] {
  if (facts.party !== 'organisation') return [refusal('unionOrganisations', 'L34.1', 'party')]
  return facts.kind === 'official' && !facts.cooperative ? [refusal('unionCooperatives', 'L34.1', 'cooperative')] : []
}

/** Everything of the applicant's own that bars admission on the day; who decides is another rule. */
export function refuseFacts(type: OrganisationType, facts: MemberFacts, day: string): Refusal[] {
  const byParty = facts.party === 'person' ? refusePerson(facts, day) : facts.party === 'organisation' ? refuseOrganisation(facts) : refuseBody(facts)
  return [...(type === 'LHHTX' ? refuseInUnion(facts) : []), ...refuseKind(type, facts), ...byParty]
}

/** L 30.4, 34.3: allowed unless the charter forbids. */
export const refuseElsewhere = (multiMembership: boolean, facts: Pick<MemberFacts, 'memberElsewhere'>): Refusal | null =>
  facts.memberElsewhere && !multiMembership ? refusal('elsewhere', 'L30.4', 'memberElsewhere') : null

export type Affiliate = { code: string; fromOn: string; toOn: string | null }

/** C8, L 81.4, 82.3: neither official nor contributing; a non-contributing link is not barred. */
export const refuseAffiliate = (affiliates: readonly Affiliate[], facts: Pick<MemberFacts, 'kind' | 'organisationCode'>, day: string): Refusal | null =>
  facts.kind !== 'linked_noncontributing' && affiliates.some((one) => one.code === facts.organisationCode && one.fromOn <= day && (one.toOn === null || day <= one.toOn))
    ? refusal('affiliate', 'L81.4', 'organisationCode') : null

/** Foreign persons and organisations with foreign capital (L 30.7). */
export const isForeign = (facts: Pick<MemberFacts, 'party' | 'nationality' | 'foreignInvested'>): boolean =>
  facts.party === 'person' ? facts.nationality !== 'VN' : facts.party === 'organisation' && facts.foreignInvested

/**
 * C10. Full model: the board, and the director for those who do not contribute (L 66.6, 68.4đ); reduced: the general
 * meeting and the director (L 70.9, 71.3g); groups: their members (D77 10).
 */
export function organFor(type: OrganisationType, model: 'full' | 'reduced', kind: Kind): { organ: Organ; article: string } {
  if (type === 'THT') return { organ: 'group', article: 'D77.10' }
  if (kind === 'linked_noncontributing') return { organ: 'director', article: model === 'full' ? 'L68.4đ' : 'L71.3g' }
  return model === 'full' ? { organ: 'board', article: 'L66.6' } : { organ: 'assembly', article: 'L70.9' }
}

/** Until the certificate the founding conference is the organ (L 39.5). */
export const mayFound = (organ: Organ, decidedOn: string, registeredOn: string | null): boolean =>
  organ === 'founding_conference' && (registeredOn === null || decidedOn <= registeredOn)

/** C66, D77 10, 11, 21: more than the share, in whole people; 50 % of them are not enough. */
export const refuseGroupVotes = (votesFor: number, members: number, basisPoints: number): boolean =>
  BigInt(votesFor) * 10_000n <= BigInt(members) * BigInt(basisPoints)

/** L 90.3: heirs who qualify may step in; only where a person's death or loss of capacity ended the membership. */
export const refuseHeir = (ending: { reason: string } | null): Refusal | null =>
  ending?.reason === 'a' ? null : refusal('heirOfWhom', 'L90.3', 'heirOf')

/** C11, L 90.2: nothing may be owed; not a đồng. */
export const mayReturnCapital = (owedDong: number): boolean => owedDong <= 0
