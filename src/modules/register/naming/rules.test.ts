import { describe, expect, it } from 'vitest'
import { checkName, confusionOf, findClashes, isIdentical } from './rules.ts'

describe('C57 names (L 50, D92 15-18)', () => {
  it.each([
    ['HTX', 'Hợp tác xã Nông nghiệp Gò Mây', []],
    ['HTX', 'hợp tác xã gò mây', []],
    ['HTX', 'HTX Gò Mây', ['beginning']],
    ['HTX', 'Hợp tác xã', ['onlyBeginning']],
    ['HTX', '   ', ['empty']],
    ['HTX', 'Hợp tác xã Gò Mây ★', ['letters']],
    ['HTX', 'Hợp tác xã FJZW 2 & 3', []],
    ['HTX', 'Quỹ hỗ trợ phát triển hợp tác xã tỉnh', []],
    ['LHHTX', 'Liên hiệp hợp tác xã Miền núi', []],
    ['LHHTX', 'Hợp tác xã Miền núi', ['beginning']],
    ['THT', 'Tổ hợp tác Nuôi ong', []],
    ['HTX', 'Hợp tác xã Gò Mây'.normalize('NFD'), []],
  ] as const)('%s "%s": %j', (type, name, problems) => {
    expect(checkName(type, name)).toEqual(problems)
  })

  it('takes names as identical whatever the case', () => {
    expect(isIdentical('Hợp tác xã BÌNH MINH', 'hợp tác xã Bình Minh')).toBe(true)
    expect(isIdentical('Hợp tác xã Bình Minh', 'Hợp tác xã Binh Minh')).toBe(false)
  })

  it.each([
    ['Hợp tác xã Thủy Mỹ', 'Hợp tác xã Thuỷ Mĩ', 'pronunciation'],
    ['Hợp tác xã Bình Minh', 'Hợp tác xã Bình Minh 2', 'numberOrLetter'],
    ['Hợp tác xã Bình Minh 1', 'Hợp tác xã Bình Minh 2', 'numberOrLetter'],
    ['Hợp tác xã Bình Minh', 'Hợp tác xã Bình Minh A', 'numberOrLetter'],
    ['Hợp tác xã Chè và Cà phê', 'Hợp tác xã Chè & Cà phê', 'symbols'],
    ['Hợp tác xã Chè - Cà phê', 'Hợp tác xã Chè Cà phê', 'symbols'],
    ['Hợp tác xã Bình Minh', 'Hợp tác xã Tân Bình Minh', 'newOrOld'],
    ['Hợp tác xã Bình Minh', 'Hợp tác xã Bình Minh mới', 'newOrOld'],
    ['Hợp tác xã Bình Minh', 'Hợp tác xã Bình Minh Miền Nam', 'region'],
    ['Hợp tác xã Bình Minh', 'Hợp tác xã Bình Ninh', null],
    ['Hợp tác xã Bình Minh', 'Hợp tác xã Bình Minh', null],
    ['Hợp tác xã Bình Minh', 'Hợp tác xã Bình Minh Đông', null],
  ] as const)('%s / %s: %s', (a, b, why) => {
    expect(confusionOf(a, b)).toBe(why)
    expect(confusionOf(b, a)).toBe(why)
  })

  it('holds THT only against identical names and leaves ended ones out (D92 17.1)', () => {
    const others = [{ name: 'Tổ hợp tác Nuôi ong', ended: false }, { name: 'Tổ hợp tác Nuôi ong 2', ended: false }]
    expect(findClashes('THT', 'Tổ hợp tác nuôi ong', others)).toEqual([{ name: 'Tổ hợp tác Nuôi ong', why: 'identical' }])
    expect(findClashes('HTX', 'Hợp tác xã A', [{ name: 'Hợp tác xã A', ended: true }])).toEqual([])
  })
})
