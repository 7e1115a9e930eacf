import { describe, expect, it } from 'vitest'
import { blocksFiling, refuseStatus, statusesOf, unitsToEnd, unitsToSuspend } from './rules.ts'

describe('legal statuses (D92 27-28)', () => {
  it('C54 knows seven for HTX and LHHTX, six for THT, branches, offices and locations', () => {
    expect(statusesOf('HTX')).toHaveLength(7)
    expect(statusesOf('LHHTX')).toHaveLength(7)
    for (const kind of ['THT', 'branch', 'rep_office', 'location'] as const) expect(statusesOf(kind)).toHaveLength(6)
  })

  it.each([
    ['HTX', 'active', 'dissolving', 'manual_entry', null],
    ['HTX', 'active', 'ending', 'manual_entry', 'notOfKind'],
    ['THT', 'active', 'ending', 'manual_entry', null],
    ['THT', 'active', 'bankrupt', 'manual_entry', 'notOfKind'],
    ['THT', 'active', 'dissolving', 'manual_entry', 'notOfKind'],
    ['HTX', 'ended', 'active', 'manual_entry', 'ended'],
    ['HTX', 'ended', 'ended', 'manual_entry', null],
    ['HTX', 'active', 'not_at_address', 'manual_entry', 'taxOnly'],
    ['HTX', 'active', 'not_at_address', 'provincial_import', 'taxOnly'],
    ['HTX', 'active', 'not_at_address', 'tax', null],
    ['HTX', 'active', 'not_at_address', 'national_registration', null],
    ['HTX', 'suspended', 'not_at_address', 'tax', 'taxNotOver'],
    ['HTX', 'dissolving', 'not_at_address', 'tax', 'taxNotOver'],
    ['HTX', 'not_at_address', 'active', 'manual_entry', 'taxLifts'],
    ['HTX', 'not_at_address', 'active', 'tax', null],
    ['HTX', 'not_at_address', 'dissolving', 'manual_entry', null],
  ] as const)('C54 %s from %s to %s by %s: %s', (kind, from, to, source, refusal) => {
    expect(refuseStatus(kind, from, to, source)).toBe(refusal)
  })

  it('C54 suspends the active children of a suspended parent and no others (D92 47.5)', () => {
    const units = [{ id: 'a', status: 'active' }, { id: 'b', status: 'ended' }, { id: 'c', status: 'tax_enforced' }, { id: 'd', status: 'suspended' }] as const
    expect(unitsToSuspend('suspended', units)).toEqual(['a'])
    expect(unitsToSuspend('active', units)).toEqual([])
    expect(unitsToEnd('ended', units)).toEqual(['a', 'c', 'd'])
  })

  it('C55 blocks filings while dissolution, tax enforcement or a missing address stands (D92 33)', () => {
    expect(['active', 'suspended', 'bankrupt'].some((s) => blocksFiling(s as 'active'))).toBe(false)
    expect(['tax_enforced', 'dissolving', 'ending', 'ended', 'not_at_address'].every((s) => blocksFiling(s as 'ended'))).toBe(true)
  })
})
