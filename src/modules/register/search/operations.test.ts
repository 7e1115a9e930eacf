import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { syllables } from '#platform/vietnamese/fold.ts'
import { anonymous } from '#platform/operation.server.ts'
import { testDatabase, type TestDatabase } from '#platform/testing.server.ts'
import words from '#data/register/generic-words.json' with { type: 'json' }
import { searchOrganisations } from './operations.server.ts'

let t: TestDatabase
const rows = [
  ['9900000121', 'HTX', 'Hợp tác xã Nông nghiệp Gò Mây', 'Thôn 3, Xã Đông Sơn, Tỉnh Quảng Ngãi', '51', '21109', 'active'],
  ['9900000202', 'HTX', 'Hợp tác xã Quế Suối Trầm', 'Thôn 1, Xã Trà Bồng, Tỉnh Quảng Ngãi', '51', '21115', 'active'],
  [null, 'THT', 'Tổ hợp tác Nuôi ong Gò Mây', 'Thôn 5, Xã Đông Sơn, Tỉnh Quảng Ngãi', '51', '21109', 'active'],
  ['9900000333', 'HTX', 'Hợp tác xã Dịch vụ nông nghiệp Bình Minh', 'Ấp 2, Xã Tân Phú, Tỉnh Đồng Tháp', '82', '28000', 'active'],
  ['9900000444', 'HTX', 'Hợp tác xã Bình Minh 2', 'Ấp 4, Xã Tân Phú, Tỉnh Đồng Tháp', '82', '28000', 'ended'],
] as const

beforeAll(async () => {
  t = await testDatabase()
  for (const [code, type, name, address, province, commune, status] of rows) {
    await t.ownerSql`insert into register.organisation (code, type, name, address, province_code, commune_code, status, source_system)
      values (${code}, ${type}, ${name}, ${address}, ${province}, ${commune}, ${status}, 'provincial_import')`
  }
})
afterAll(() => t.close())

const search = async (q: string, more: Record<string, unknown> = {}) => t.execute(anonymous, searchOrganisations, { q, ...more })
const names = async (q: string, more: Record<string, unknown> = {}) => (await search(q, more)).items.map((item) => item.name)

describe('a citizen finds an organisation', () => {
  it.each([
    ['hop tac xa nong nghiep go may', 'Hợp tác xã Nông nghiệp Gò Mây'],
    ['HTX NN Gò Mây', 'Hợp tác xã Nông nghiệp Gò Mây'],
    ['htxnn go may', 'Hợp tác xã Nông nghiệp Gò Mây'],
    ['GÒ MÂY', 'Hợp tác xã Nông nghiệp Gò Mây'],
    ['que suoi tram', 'Hợp tác xã Quế Suối Trầm'],
    ['quế suối trăm', 'Hợp tác xã Quế Suối Trầm'],
    ['que suoi trm', 'Hợp tác xã Quế Suối Trầm'],
    ['que soui tram', 'Hợp tác xã Quế Suối Trầm'],
    ['quesuoi tram', 'Hợp tác xã Quế Suối Trầm'],
    ['que suoi tr', 'Hợp tác xã Quế Suối Trầm'],
    ['9900000333', 'Hợp tác xã Dịch vụ nông nghiệp Bình Minh'],
    ['990000033', 'Hợp tác xã Dịch vụ nông nghiệp Bình Minh'],
    ['binh minh dong thap', 'Hợp tác xã Dịch vụ nông nghiệp Bình Minh'],
    ['binh minh tien giang', 'Hợp tác xã Dịch vụ nông nghiệp Bình Minh'],
    ['tổ hợp tác gò mây', 'Tổ hợp tác Nuôi ong Gò Mây'],
  ])('%s', async (q, name) => {
    expect((await names(q))[0]).toBe(name)
  })

  it('by address, and by words of name and address together', async () => {
    expect(await names('thôn 1 xã trà bồng')).toEqual(['Hợp tác xã Quế Suối Trầm'])
    expect(await names('suoi tram tra bong')).toEqual(['Hợp tác xã Quế Suối Trầm'])
  })

  it('finds nothing for what is not there, and takes odd input calmly', async () => {
    for (const q of ['xyzzy qwrtp', "'; drop table x; --", '%%%', '🌾', '()&|!:*', 'a'.repeat(200)]) expect(await names(q)).toEqual([])
  })

  it('generic words list by type, filters narrow, an empty question lists all', async () => {
    expect(await names('tổ hợp tác')).toEqual(['Tổ hợp tác Nuôi ong Gò Mây'])
    expect(await names('', { province: '82', status: 'active' })).toEqual(['Hợp tác xã Dịch vụ nông nghiệp Bình Minh'])
    expect(await names('gò mây', { type: 'THT' })).toEqual(['Tổ hợp tác Nuôi ong Gò Mây'])
    expect((await names('')).length).toBe(rows.length)
  })

  it('alive before ended, and pages without losing or repeating', async () => {
    expect(await names('binh minh')).toEqual(['Hợp tác xã Dịch vụ nông nghiệp Bình Minh', 'Hợp tác xã Bình Minh 2'])
    for (const q of ['', 'binh minh', 'go may']) {
      const all = await names(q)
      const paged: string[] = []
      for (let cursor: string | undefined; ;) {
        const page = await search(q, { limit: 1, cursor })
        paged.push(...page.items.map((item) => item.name))
        if (!page.next) break
        cursor = page.next
      }
      expect(paged).toEqual(all)
    }
    await expect(search('', { cursor: 'nonsense' })).rejects.toMatchObject({ code: 'invalid', key: 'register.badCursor' })
  })

  it('follows a change at once: new name, earlier name, removal', async () => {
    await t.ownerSql`update register.organisation set name = 'Hợp tác xã Hương Quế Xanh' where code = '9900000202'`
    expect(await names('huong que xanh')).toEqual(['Hợp tác xã Hương Quế Xanh'])
    expect(await names('que suoi tram')).toContain('Hợp tác xã Hương Quế Xanh')
    await t.ownerSql`delete from register.organisation where code = '9900000444'`
    expect(await names('binh minh 2')).not.toContain('Hợp tác xã Bình Minh 2')
  })

  it('C50 shows six fields and what tells rows apart, nothing more', async () => {
    const [item] = (await search('go may')).items
    expect(Object.keys(item ?? {}).sort()).toEqual(['address', 'code', 'commune', 'demonstration', 'field', 'id', 'lines', 'name', 'province', 'representative', 'sector', 'status', 'type'])
  })
})

describe('database and program read alike', () => {
  it('fold the same', async () => {
    for (const text of ['Hợp tác xã NN & DV Đông-Sơn', "Ea H'Leo 2", 'THUỶ SẢN Mỹ  Quí'.normalize('NFD'), 'Nước mắm Cà Ná (OCOP)', 'Ấp 3, xã Krông Pắc']) {
      const [row] = await t.ownerSql<{ folded: string }[]>`select register.fold(${text}) as folded`
      expect(row?.folded).toBe(syllables(text).join(' '))
    }
  })

  it('know the same words', async () => {
    const stored = await t.ownerSql<{ phrase: string; kind: string; expands_to: string | null }[]>`select phrase, kind, expands_to from register.search_word`
    const of = (kind: string) => stored.filter((word) => word.kind === kind)
    expect(Object.fromEntries(of('abbreviation').map((word) => [word.phrase, word.expands_to]))).toEqual(words.expansions)
    expect(of('generic').map((word) => word.phrase).sort()).toEqual([...words.generic].sort())
    expect(of('place').map((word) => word.phrase).sort()).toEqual([...words.place].sort())
  })
})
