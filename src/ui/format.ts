/**
 * Numbers, money and days as people in Vietnam write them: 1.234.567,8 · 24/11/2026. Written out rather than left to
 * the runtime's language data, so that server, phone and paper never differ.
 */
const OFFSET_MS = 7 * 3_600_000

export function formatNumber(value: number, decimals?: number): string {
  const rounded = decimals === undefined ? value : Number(value.toFixed(decimals))
  const [whole = '0', fraction] = Math.abs(rounded).toFixed(decimals ?? (Number.isInteger(rounded) ? 0 : Math.min(String(rounded).split('.')[1]?.length ?? 0, 6))).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, '.')
  return `${rounded < 0 ? '−' : ''}${grouped}${fraction ? `,${fraction}` : ''}`
}

export const formatMoney = (dong: number): string => `${formatNumber(dong)} đồng`

/** At most so many decimals: nobody says 170,0. */
const shortNumber = (value: number, decimals: number): string => formatNumber(Number(value.toFixed(decimals)))

/** 2.030.000.000 đồng reads better as 2,03 tỷ đồng on a small screen. */
export function formatMoneyShort(dong: number): string {
  if (Math.abs(dong) >= 1e9) return `${shortNumber(dong / 1e9, 2)} tỷ đồng`
  if (Math.abs(dong) >= 1e6) return `${shortNumber(dong / 1e6, 1)} triệu đồng`
  return formatMoney(dong)
}

export const formatPercent = (share: number, decimals = 1): string => `${formatNumber(share * 100, decimals)} %`

/** A day ('yyyy-mm-dd') stays that day; a moment is shown as the day it was in Vietnam. */
export function formatDate(value: string | Date): string {
  const day = typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : new Date(new Date(value).getTime() + OFFSET_MS).toISOString().slice(0, 10)
  return day.split('-').reverse().join('/')
}

export function formatMoment(value: string | Date): string {
  const iso = new Date(new Date(value).getTime() + OFFSET_MS).toISOString()
  return `${iso.slice(11, 16)} ngày ${iso.slice(0, 10).split('-').reverse().join('/')}`
}
