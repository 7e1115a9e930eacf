import type { Profile } from '#modules/register/index.ts'
import { expect, test } from 'vitest'
import { fieldStates, readChange, typedProfile } from './form.ts'

const profile: Profile = {
  phone: '0255 000 0423', email: null, website: null, officialMembers: 86, contributingMembers: 4, noncontributingMembers: null, femaleMembers: 41, workers: 19, memberWorkers: 14,
  totalCapitalDong: 3_900_000_000, revenueDong: 4_820_000_000, internalRevenueDong: null, profitDong: -12_000_000, workerIncomeDong: null, figuresYear: 2025,
  grade: null, gradeScheme: null, gradeYear: null, gradeSchemeUntil: null, kept: [], lastGeneralMeetingOn: '2026-03-20', products: 'Rau ăn lá', digitalApplication: true, valueChain: null, ocopProducts: 2,
  allianceMember: true, allianceMemberSince: '2017-01-10', allianceConsent: true, lastConfirmedOn: '2025-12-08', sourceSystem: 'organisation', version: 3,
}
const sent = (typed: Record<string, string>, shown = profile): Record<string, string> => ({ ...typedProfile(shown), ...typed, was: JSON.stringify(typedProfile(shown)) })

test('what nobody touched is not sent, in whatever form it is shown', () => {
  expect(readChange(sent({}))).toEqual({ change: {}, wrong: [] })
})

test('each kind of field is read as people type it', () => {
  const typed = { officialMembers: '1.086', revenueDong: '5100000000', profitDong: '', lastGeneralMeetingOn: '2/4/2026', digitalApplication: 'no', valueChain: 'yes', email: '', phone: '0900', allianceConsent: '' }
  expect(readChange(sent(typed)).change).toEqual({
    officialMembers: 1086, revenueDong: 5_100_000_000, profitDong: null, lastGeneralMeetingOn: '2026-04-02', digitalApplication: false, valueChain: true, phone: '0900', allianceConsent: false,
  })
})

test('an unticked consent is a withdrawn consent: browsers send nothing for it', () => {
  const { allianceConsent: _unticked, ...rest } = sent({})
  expect(readChange(rest).change).toEqual({ allianceConsent: false })
})

test('what can be read in two ways is refused field by field', () => {
  expect(readChange(sent({ revenueDong: '5,1', lastGeneralMeetingOn: '31/02/2026', workers: 'khoảng 20' })).wrong).toEqual([
    { path: 'workers', key: 'record.wrong.notNumber' }, { path: 'revenueDong', key: 'record.wrong.ambiguous' }, { path: 'lastGeneralMeetingOn', key: 'record.wrong.day' },
  ])
})

test('after a conflict nothing typed is lost, and what the other person wrote is neither overwritten nor hidden', () => {
  const mine = sent({ revenueDong: '5.100.000.000', products: 'Hành tím' })
  const now: Profile = { ...profile, revenueDong: 4_950_000_000, workers: 21, version: 4 }
  const states = fieldStates(now, mine)
  expect(states.revenueDong).toEqual({ value: '5.100.000.000', elsewhere: '4.950.000.000' })
  expect(states.products).toEqual({ value: 'Hành tím', elsewhere: null })
  expect(states.workers).toEqual({ value: '21', elsewhere: null })
})

test('a form whose hidden copy is broken sends all of it', () => {
  expect(Object.keys(readChange({ ...typedProfile(profile), was: '{' }).change)).toHaveLength(Object.keys(typedProfile(profile)).length)
})
