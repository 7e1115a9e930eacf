import { expect, test } from 'vitest'
import { resolveAddress } from '#modules/places/index.ts'
import { namesDistrict } from './address.ts'
import { findCommune } from './places.ts'

const inQuangNgai = (address: string) => findCommune(resolveAddress, { address, commune: '', district: '', province: '' }, address, { code: '51', name: 'Tỉnh Quảng Ngãi' })

test.each([
  ['Thôn 1, xã Mô Rai, huyện Sa Thầy, tỉnh Kon Tum', 'Xã Mô Rai'],
  ['Thôn 1, xã Mô Rai, h. Sa Thầy, Kon Tum', 'Xã Mô Rai'],
  ['Thôn 1, xã Mô Rai, huyện Sa Thầy', 'Xã Mô Rai'],
  ['Thôn 2, xã Đông Sơn, Quảng Ngãi', 'Xã Đông Sơn'],
])('%s: a province of before is the list’s own when it was merged into it', (address, name) => {
  expect(inQuangNgai(address).commune?.name).toBe(name)
})

test('a place of another province is named, not taken', () => {
  expect(inQuangNgai('Thôn 2, xã Tiên Phước, tỉnh Quảng Nam')).toMatchObject({ commune: null, places: [] })
})

test.each([
  ['xã Bình Minh, huyện Bình Sơn, Quảng Ngãi', true], ['xã Tịnh Thọ, H. Sơn Tịnh', true], ['phường Chánh Lộ, TP Quảng Ngãi', true],
  ['thôn Bãi Ngang', false], ['xã Phổ An', false], ['Thôn 2, xã Hòa Thành', false],
])('%s names its district itself: %s', (address, names) => {
  expect(namesDistrict(address)).toBe(names)
})
