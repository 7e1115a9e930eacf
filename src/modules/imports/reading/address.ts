import { fold } from '#platform/vietnamese/fold.ts'

export type AddressText = { address: string; commune: string; district: string; province: string }

const unitMarker = /^(xa|x\.|phuong|p\.|thi tran|tt\.?|dac khu|huyen|h\.|quan|q\.|thi xa|tx\.?|thanh pho|tp\.?|tinh|t\.)\s*\S/
const parts = (text: string): string[] => text.split(/[,;]|\s[-–]\s/).map((part) => part.trim()).filter((part) => part !== '')

/** What is written above the commune: "Thôn 3, xã A, huyện B" → "Thôn 3". */
export function streetPart(text: AddressText): string {
  const known = [text.commune, text.district, text.province].map(bareName).filter((name) => name !== '')
  const all = parts(text.address)
  const end = all.findIndex((part) => unitMarker.test(fold(part)) || known.includes(bareName(part)))
  return (end < 0 ? all : all.slice(0, end)).join(', ')
}

const bareName = (text: string): string => fold(text).replace(/^(xa|x\.|phuong|p\.|thi tran|tt\.?|dac khu|huyen|h\.|quan|q\.|thi xa|tx\.?|thanh pho|tp\.?|tinh|t\.)\s*/, '').trim()

/** The address as the file has it, in one line; columns that only repeat it are left out. */
export function wholeAddress(text: AddressText): string {
  const said = fold(text.address)
  const more = [text.commune, text.district, text.province].filter((part) => part !== '' && !said.includes(bareName(part)))
  return [text.address, ...more].filter((part) => part !== '').join(', ')
}

/** Ways to ask for the commune: its own column first, for its words are no hamlet's. */
export function questions(text: AddressText, province: string): string[] {
  const above = [text.district, text.province === '' ? province : text.province].filter((part) => part !== '')
  const withProvince = (whole: string): string => (text.province !== '' || fold(whole).includes(bareName(province)) ? whole : `${whole}, ${province}`)
  const own = text.commune === '' ? [] : communeSpellings(text.commune).map((commune) => [commune, ...above].join(', '))
  return [...own, ...(text.address === '' ? [] : [withProvince(wholeAddress(text))])]
}

const marked = /^(xa|x\.|phuong|p\.|thi tran|tt\.?|dac khu|dk\.?)\s*\S/

/** "Trà Bùi" in the column of communes is a commune, a ward or a township. */
const communeSpellings = (commune: string): string[] =>
  marked.test(fold(commune)) ? [commune] : [`Xã ${commune}`, `Phường ${commune}`, `Thị trấn ${commune}`]
