import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { duplicateKey, similarity } from './rules.ts'

const samples = '../shared/data/htx-samples/htx_named.csv'

describe('duplicates', () => {
  it.each([
    ['HTX Nông nghiệp-Dịch vụ Phước Long', 'Hợp tác xã NN & DV Phước Long'],
    ['HTXNN An Bình', 'Hợp tác xã nông nghiệp An Bình'],
    ['HTX DVNN Ba Lúa Vàng', 'HỢP TÁC XÃ DỊCH VỤ NÔNG NGHIỆP BA LÚA VÀNG'],
    ['HTX Sản xuất-Dịch vụ nông nghiệp Bình Lợi', 'HTX SX - DV NN Binh Loi'],
    ['HTX Nông nghiệp Hoà Lộc', 'HTX Nông nghiệp Hòa Lộc'],
    ['HTX nuôi trồng thuỷ sản Hữu Nghị', 'HTX NTTS Hữu Nghị'],
    ['HTX Mỹ Quý', 'HTX Mĩ Quí'],
    ["HTX Ea H'Leo", 'HTX Ea H’leo'],
  ])('folds "%s" and "%s" to one key', (a, b) => {
    expect(duplicateKey(a)).toBe(duplicateKey(b))
  })

  it.each([
    ['the same code', { name: 'HTX A', code: '9900000011' }, { name: 'Hợp tác xã khác hẳn', code: '9900000011' }, 'same'],
    ['a THT and its successor with one code', { name: 'Tổ hợp tác A', code: '9900000011', type: 'THT' }, { name: 'HTX A', code: '9900000011', type: 'HTX' }, 'doubtful'],
    ['one name in one commune', { name: 'HTX NN Bình Minh', commune: '21109', province: '51' }, { name: 'Hợp tác xã Nông nghiệp Bình Minh', commune: '21109', province: '51' }, 'same'],
    ['one name in two communes', { name: 'HTX NN Bình Minh', commune: '21109', province: '51' }, { name: 'HTX NN Bình Minh', commune: '21115', province: '51' }, 'different'],
    ['one name in two provinces', { name: 'HTX NN Bình Minh', province: '51' }, { name: 'HTX NN Bình Minh', province: '38' }, 'different'],
    ['one name, places unknown', { name: 'HTX NN Bình Minh' }, { name: 'HTX NN Bình Minh' }, 'doubtful'],
    ['a slip in one commune', { name: 'HTX Bình Minh Sơn', commune: '1' }, { name: 'HTX Bình Mnh Sơn', commune: '1' }, 'doubtful'],
    ['numbers differ', { name: 'HTX Bắc Ruộng 1', commune: '1' }, { name: 'HTX Bắc Ruộng 2', commune: '1' }, 'different'],
    ['other names', { name: 'HTX Gò Mây', commune: '1' }, { name: 'HTX Suối Trầm', commune: '1' }, 'different'],
    ['two codes', { name: 'HTX Gò Mây', commune: '1', code: '9900000011' }, { name: 'HTX Gò Mây', commune: '1', code: '9900000022' }, 'different'],
  ] as const)('%s', (_what, a, b, verdict) => {
    const found = similarity(a, b)
    expect(found.verdict).toBe(verdict)
    expect(similarity(b, a)).toEqual(found)
    expect(found.why.length).toBeGreaterThan(0)
  })

  it.skipIf(!existsSync(samples))('finds every published name again in another spelling and takes no two for one (skipped without ../shared)', () => {
    const names = readFileSync(samples, 'utf8').trim().split(/\r?\n/).slice(1).map((row) => /^("([^"]*)"|[^,]*),/.exec(row)).map((m) => m?.[2] ?? m?.[1] ?? '')
    expect(names.length).toBeGreaterThanOrEqual(50)
    for (const name of names) {
      const respelled = name.replace(/^HTX /, 'Hợp tác xã ').replace(/Dịch vụ/i, 'DV').replace(/-/g, ' - ').toUpperCase()
      expect(similarity({ name, commune: '1' }, { name: respelled, commune: '1' }).verdict).toBe('same')
    }
    const falsePairs = names.flatMap((a, i) => names.slice(i + 1).filter((b) => similarity({ name: a, commune: '1' }, { name: b, commune: '1' }).verdict === 'same').map((b) => [a, b]))
    expect(falsePairs).toEqual([])
  })
})
