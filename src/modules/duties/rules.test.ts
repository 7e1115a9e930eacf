import { describe, expect, test } from 'vitest'
import { dutiesOf, reportingYear, urgencyOf, type Facts } from './rules.ts'

const facts = (change: Partial<Facts> = {}): Facts => ({
  type: 'HTX', status: 'active', statusFrom: null, statusUntil: null, foundedOn: '2015-03-01', officialMembers: 40,
  lastGeneralMeetingOn: '2026-03-20', lastConfirmedOn: '2026-02-01', openCorrections: 0, filled: { done: 10, all: 12 }, ...change,
})
const kinds = (change: Partial<Facts>, today: string) => dutiesOf(facts(change), today).filter((d) => d.urgency !== 'done').map((d) => d.kind)
const find = (kind: string, change: Partial<Facts>, today: string) => dutiesOf(facts(change), today).find((d) => d.kind === kind)

describe('C60 yearly update (Circular 09/2024, Article 6)', () => {
  test.each([['2026-12-14', 2026], ['2026-12-15', 2026], ['2026-12-16', 2027], ['2027-01-01', 2027]])('on %s the year is %i', (today, year) => {
    expect(reportingYear(today)).toBe(year)
  })
  test.each([
    ['2025-12-14', null], // confirmed one day before the window opens: counts for the year before
    ['2025-12-15', '2025-12-15'],
    ['2026-11-01', '2026-11-01'],
  ])('confirmed on %s', (lastConfirmedOn, doneOn) => {
    expect(find('yearlyUpdate', { lastConfirmedOn }, '2026-11-24')).toMatchObject({ dueOn: '2026-12-15', doneOn })
  })
  test('a missed year stays on the list beside the running one', () => {
    const years = dutiesOf(facts({ lastConfirmedOn: '2024-11-01' }), '2026-11-24').filter((d) => d.kind === 'yearlyUpdate')
    expect(years.map((d) => [d.params.year, d.urgency])).toEqual([[2025, 'overdue'], [2026, 'soon']])
  })
  test('an organisation founded this year missed nothing', () => {
    expect(dutiesOf(facts({ foundedOn: '2026-06-01', lastConfirmedOn: null, lastGeneralMeetingOn: '2026-06-01' }), '2026-11-24').filter((d) => d.kind === 'yearlyUpdate')).toHaveLength(1)
  })
})

describe('general meeting (Law Articles 59.1 and 103.1e)', () => {
  test('C25 the yearly meeting is due four months after the year’s end', () => {
    expect(find('generalMeeting', {}, '2026-11-24')).toMatchObject({ dueOn: '2027-04-30', article: 'L59.1' })
    expect(find('generalMeeting', { lastGeneralMeetingOn: '2025-12-01' }, '2026-02-01')).toMatchObject({ dueOn: '2026-04-30' })
  })
  test.each([
    ['2026-09-23', 'soon'], // seventeen months and the last days of them
    ['2026-10-15', 'soon'], // the last day
    ['2026-10-16', 'overdue'], // eighteen months are over
  ])('C26 eighteen months without it: on %s %s', (today, urgency) => {
    expect(find('meetingOverdue', { lastGeneralMeetingOn: '2025-04-15' }, today)).toMatchObject({ dueOn: '2026-10-15', article: 'L103.1e', urgency })
  })
  test('a cooperative group has no general meeting of the Law', () => {
    expect(kinds({ type: 'THT', lastGeneralMeetingOn: null }, '2026-11-24')).toEqual([])
  })
})

test.each([['HTX', 4, true], ['HTX', 5, false], ['LHHTX', 2, true], ['LHHTX', 3, false], ['THT', 1, true], ['THT', 2, false]] as const)(
  'C2 %s with %i members is below the least: %s (L 4.7, 4.8, 4.21)', (type, officialMembers, below) => {
    expect(kinds({ type, officialMembers }, '2026-11-24').includes('members')).toBe(below)
  })

test('C56 a suspension ends after twelve months at the latest (D92 47)', () => {
  expect(find('suspension', { status: 'suspended', statusFrom: '2026-02-03' }, '2026-11-24')).toMatchObject({ dueOn: '2027-02-03' })
  expect(find('suspension', { status: 'suspended', statusFrom: '2026-02-03', statusUntil: '2026-12-31' }, '2026-11-24')).toMatchObject({ dueOn: '2026-12-31' })
})

test('C55 not at the registered address: the 120th day is named (D252 28.1c)', () => {
  expect(find('notAtAddress', { status: 'not_at_address', statusFrom: '2026-08-01' }, '2026-11-24')).toMatchObject({ dueOn: '2026-11-29', urgency: 'soon' })
})

test('an ended organisation owes nothing; the most urgent stands first', () => {
  expect(dutiesOf(facts({ status: 'ended' }), '2026-11-24')).toEqual([])
  const urgencies = dutiesOf(facts({ lastGeneralMeetingOn: '2024-01-01', lastConfirmedOn: null }), '2026-11-24').map((d) => d.urgency)
  expect(urgencies[0]).toBe('overdue')
})

test.each([['2026-11-24', 'soon'], ['2026-11-23', 'overdue'], ['2027-01-23', 'soon'], ['2027-01-24', 'later']])('due %s is %s on 24/11/2026', (due, urgency) => {
  expect(urgencyOf(due, null, '2026-11-24')).toBe(urgency)
})
