import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { accessOf, grantsOfKey, isPersonalId, maskPersonalId, mayCreateAccount, officeKinds, reachOf, type Maker, type Office, type OfficeKind, type Target } from './rules.ts'

const ORG = '01900000-0000-7000-8000-000000000001'
const OTHER = '01900000-0000-7000-8000-000000000002'

function office(kind: OfficeKind, over: Partial<Office> = {}): Office {
  const below = ['provincialCommittee', 'department', 'steeringCommittee', 'commune', 'organisation', 'allianceProvince'].includes(kind)
  return {
    kind,
    provinceCode: below ? '51' : null,
    communeCode: kind === 'commune' || kind === 'organisation' ? '21109' : null,
    organisationId: kind === 'organisation' ? ORG : null,
    organisationType: kind === 'organisation' ? 'HTX' : null,
    ...over,
  }
}
const maker = (kind: OfficeKind, role = 'officer', over: Partial<Office> = {}): Maker => ({ ...office(kind, over), role })
const target = (kind: OfficeKind, role = kind === 'organisation' ? 'director' : 'officer', over: Partial<Office> = {}): Target => ({ ...office(kind, over), role })

describe('C61 accounts are made only by the level above (C09 9)', () => {
  it.each<[string, Maker, Target, boolean]>([
    ['ministry makes its own', maker('ministry'), target('ministry'), true],
    ['ministry → line ministry', maker('ministry'), target('lineMinistry'), true],
    ['ministry → province', maker('ministry'), target('provincialCommittee'), true],
    ['ministry does not skip to the commune', maker('ministry'), target('commune'), false],
    ['ministry does not skip to the organisation', maker('ministry'), target('organisation'), false],
    ['line ministry makes nobody', maker('lineMinistry'), target('provincialCommittee'), false],
    ['province → its departments', maker('provincialCommittee'), target('department'), true],
    ['province → its steering committee', maker('provincialCommittee'), target('steeringCommittee'), true],
    ['province → its communes', maker('provincialCommittee'), target('commune'), true],
    ['province ↛ communes of another province', maker('provincialCommittee'), target('commune', 'officer', { provinceCode: '52' }), false],
    ['province ↛ itself', maker('provincialCommittee'), target('provincialCommittee'), false],
    ['province ↛ an HTX', maker('provincialCommittee'), target('organisation'), false],
    ['province → a union, which it registers', maker('provincialCommittee'), target('organisation', 'director', { organisationType: 'LHHTX' }), true],
    ['department makes nobody', maker('department'), target('commune'), false],
    ['commune → director of its HTX', maker('commune'), target('organisation'), true],
    ['commune → director of its THT', maker('commune'), target('organisation', 'director', { organisationType: 'THT' }), true],
    ['commune ↛ an HTX of another commune', maker('commune'), target('organisation', 'director', { communeCode: '21115' }), false],
    ['commune ↛ a union', maker('commune'), target('organisation', 'director', { organisationType: 'LHHTX' }), false],
    ['commune ↛ the accountant: the organisation does', maker('commune'), target('organisation', 'accountant'), false],
    ['commune ↛ itself', maker('commune'), target('commune'), false],
    ['director → accountant', maker('organisation', 'director'), target('organisation', 'accountant'), true],
    ['director → member', maker('organisation', 'director'), target('organisation', 'member'), true],
    ['director ↛ another director', maker('organisation', 'director'), target('organisation', 'director'), false],
    ['director ↛ another organisation', maker('organisation', 'director'), target('organisation', 'member', { organisationId: OTHER }), false],
    ['accountant makes nobody', maker('organisation', 'accountant'), target('organisation', 'member'), false],
    ['Alliance makes its own staff', maker('allianceProvince'), target('allianceProvince'), true],
    ['Alliance ↛ another province', maker('allianceProvince'), target('allianceProvince', 'officer', { provinceCode: '52' }), false],
    ['Alliance ↛ its members', maker('allianceProvince'), target('organisation'), false],
    ['national Alliance → provincial Alliance', maker('allianceNational'), target('allianceProvince'), true],
    ['national Alliance ↛ the State', maker('allianceNational'), target('provincialCommittee'), false],
    ['ministry ↛ the Alliance, which is no level of the State', maker('ministry'), target('allianceProvince'), false],
  ])('%s', (_, by, whom, allowed) => {
    expect(mayCreateAccount(by, whom)).toBe(allowed)
  })

  it('never lets an account make one above itself', () => {
    const height: Record<OfficeKind, number> = {
      ministry: 0, lineMinistry: 1, provincialCommittee: 1, department: 2, steeringCommittee: 2, commune: 2, organisation: 3,
      allianceNational: 0, allianceProvince: 1,
    }
    const kind = fc.constantFrom(...officeKinds)
    const role = fc.constantFrom('officer', 'director', 'accountant', 'member')
    fc.assert(fc.property(kind, role, kind, role, (mk, mr, tk, tr) => {
      if (mayCreateAccount(maker(mk, mr), target(tk, tr))) expect(height[tk]).toBeGreaterThanOrEqual(height[mk])
    }))
  })
})

describe('reachOf', () => {
  it('C61 covers every account that one may make', () => {
    const place = fc.constantFrom({ provinceCode: '51', communeCode: '21109' }, { provinceCode: '51', communeCode: '21115' }, { provinceCode: '52', communeCode: '21600' })
    const kind = fc.constantFrom(...officeKinds)
    const role = fc.constantFrom('officer', 'director', 'member')
    fc.assert(fc.property(kind, role, place, kind, role, place, (mk, mr, mp, tk, tr, tp) => {
      const by = maker(mk, mr, office(mk).provinceCode ? { provinceCode: mp.provinceCode, ...(office(mk).communeCode ? mp : {}) } : {})
      const whom = target(tk, tr, office(tk).provinceCode ? { provinceCode: tp.provinceCode, ...(office(tk).communeCode ? tp : {}) } : {})
      if (!mayCreateAccount(by, whom)) return
      const reach = reachOf(by)
      expect(reach.kinds).toContain(whom.kind)
      if (reach.provinceCode) expect(whom.provinceCode).toBe(reach.provinceCode)
      if (reach.communeCode) expect(whom.communeCode).toBe(reach.communeCode)
      if (reach.organisationId) expect(whom.organisationId).toBe(reach.organisationId)
    }))
  })
})

describe('C55 access (C09 9.6, 9.7)', () => {
  it.each([
    [{ suspended: false, activePostings: 1, endedOnly: false }, 'active'],
    [{ suspended: true, activePostings: 1, endedOnly: false }, 'suspended'],
    [{ suspended: false, activePostings: 0, endedOnly: false }, 'noPosting'],
    [{ suspended: false, activePostings: 0, endedOnly: true }, 'organisationEnded'],
  ] as const)('%j is %s', (state, access) => {
    expect(accessOf(state)).toBe(access)
  })
})

describe('keys', () => {
  it('hold no more than the role and no more than their scopes', () => {
    const grants = fc.array(fc.constantFrom<string>('a.x', 'a.y', 'b.x', 'b.y'))
    fc.assert(fc.property(grants, grants, (role, scopes) => {
      const held = grantsOfKey(new Set(role), scopes)
      for (const grant of held) expect(role.includes(grant) && scopes.includes(grant)).toBe(true)
      for (const grant of role) if (scopes.includes(grant)) expect(held.has(grant)).toBe(true)
    }))
  })
})

describe('personal ID numbers', () => {
  it('have 9 or 12 digits', () => {
    expect(['000123456', '000123456789', '1', '00012345678a'].map(isPersonalId)).toEqual([true, true, false, false])
  })
  it('are shown by their last three digits only', () => {
    expect(maskPersonalId('000123456789')).toBe('•••••••••789')
  })
})
