import { expect, test } from 'vitest'
import { missingFields, type Registered, type Share } from './rules.ts'

const row: Registered = { party: 'person', kind: 'official', name: 'Lê Văn Bảy', idNumber: '000200000105', nationality: 'VN', address: 'Thôn Gò Mây', organisationCode: null, representative: null }
const share: Share = { committedDong: 5_000_000, paidDong: 5_000_000, ratio: '0,34 %', paidOn: '2016-05-20', asset: 'Tiền Việt Nam', certificateNo: '01', certificateOn: '2016-06-01' }

test.each<[Partial<Registered>, Partial<Share> | null, string[]]>([
  [{}, {}, []],
  [{ address: '' }, {}, ['address']],
  [{ idNumber: null }, {}, ['idNumber']],
  [{}, null, ['contribution']],
  [{}, { paidDong: 0, paidOn: null, asset: null }, []], // still within the months to contribute
  [{}, { paidOn: null }, ['paidOn']],
  [{}, { asset: null }, ['asset']],
  [{ party: 'household', representative: null }, {}, ['representative']],
  [{ party: 'organisation', idNumber: null, organisationCode: null, representative: 'A' }, {}, ['organisationCode']],
  [{ kind: 'linked_noncontributing', address: '', idNumber: null }, null, []],
])('C20 %o %o lacks %o', (change, money, missing) => expect(missingFields({ ...row, ...change }, money && { ...share, ...money })).toEqual(missing))
