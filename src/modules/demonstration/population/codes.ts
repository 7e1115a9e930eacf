import { demonstrationCode } from '#modules/register/index.ts'

const PER_PROVINCE = 100_000

/** 99, the province, a serial number in it, the check digit; serials whose check digit would be 10 are left out. */
export function codeMaker(reserved: readonly string[]): (provinceCode: string) => string {
  const taken = new Set(reserved)
  const next = new Map<string, number>()
  return (provinceCode) => {
    for (let serial = next.get(provinceCode) ?? 1; serial < PER_PROVINCE; serial += 1) {
      const code = demonstrationCode(Number(provinceCode) * PER_PROVINCE + serial)
      if (code === null || taken.has(code)) continue
      next.set(provinceCode, serial + 1)
      return code
    }
    throw new Error(`no codes left in province ${provinceCode}`)
  }
}
