import { pick, type BusinessLine, type Field, type Random } from '#modules/register/index.ts'

const VERSION = '2025'

/** VSIC 2025 classes by words of the name; the first that fits. */
const byName: readonly (readonly [RegExp, readonly string[]])[] = [
  [/tín dụng/i, ['6419']], [/thủy sản|cá lồng|tôm|cua|nghêu/i, ['0322', '0321', '1020', '4632']], [/diêm|muối/i, ['0893', '4632']],
  [/chăn nuôi|gà đồi|vịt|bò|dê|heo|ong/i, ['0141', '0145', '0146', '0149', '0162']], [/lâm|quế|hồi/i, ['0210', '0230', '0240']],
  [/rau|hoa|nấm|hành|tỏi/i, ['0118', '1030', '4632']], [/lúa|gạo/i, ['0111', '1061', '4631']], [/cà phê/i, ['0126', '1077', '4632']],
  [/chè/i, ['0127', '1076']], [/hồ tiêu/i, ['0124', '4632']], [/dược liệu|gừng|nghệ|sả/i, ['0128', '1079']],
  [/quả|bưởi|xoài|cam|thanh long|sầu riêng|nhãn|vải|chuối|dứa|mít|ổi|mắc ca|dừa/i, ['0121', '1030', '4632']],
  [/cơ khí/i, ['2592', '2511']], [/gỗ/i, ['1629', '1610']], [/mây tre/i, ['1629']], [/thổ cẩm|dệt/i, ['1392']], [/gốm/i, ['2393']],
  [/may mặc/i, ['1410']], [/điện năng/i, ['3512', '3513']], [/nước/i, ['3600', '3700']], [/du lịch/i, ['5520', '5610']],
]
const byField: Record<Field, readonly string[]> = {
  agriculture: ['0161', '0150', '0111', '0118', '0163', '0121', '0113'],
  industry: ['1030', '1629', '1079', '2592'],
  construction: ['4101', '4102', '4299', '4390'],
  transport: ['4933', '4932', '4931', '5022'],
  trade_service: ['4690', '4632', '4711', '4722', '5610'],
  credit_fund: ['6419'],
  environment: ['3811', '3600', '3821', '3700'],
  other: ['8130', '8551', '8620', '6290', '8810'],
}
const extras = ['0161', '0163', '4620', '4632', '4711', '4933', '7912', '5610', '0118', '1030'] as const

/** The main line decides the field, so it must come from the field's own list where the name says something else. */
export function inventLines(random: Random, name: string, field: Field, names: ReadonlyMap<string, string>, fieldOf: (version: string, code: string) => Field | null): BusinessLine[] {
  const said = byName.find(([pattern]) => pattern.test(name))?.[1] ?? []
  const fitting = said.filter((code) => fieldOf(VERSION, code) === field)
  const main = pick(random, fitting.length > 0 ? fitting : byField[field])
  const more = field === 'credit_fund' ? 0 : Math.floor(random() * 4)
  const codes = [...new Set([main, ...Array.from({ length: more }, () => pick(random, random() < 0.6 ? [...said, ...byField[field]] : extras))])]
  return codes.map((code) => ({ version: VERSION, code, name: nameOf(names, code), detail: null, main: code === main }))
}

function nameOf(names: ReadonlyMap<string, string>, code: string): string {
  const name = names.get(code)
  if (name === undefined) throw new Error(`VSIC ${VERSION} has no class ${code}`)
  return name
}
