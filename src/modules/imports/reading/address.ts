import { fold } from '#platform/vietnamese/fold.ts'

export type AddressText = { address: string; commune: string; district: string; province: string }

const marker = '(?:xa|x\\.|phuong|p\\.|thi tran|tt\\.?|dac khu|huyen|h\\.|quan|q\\.|thi xa|tx\\.?|thanh pho|tp\\.?|tinh|t\\.)'
const unitMarker = new RegExp(`^${marker}\\s*\\S`)
const leadingMarker = new RegExp(`^${marker}\\s*`)

const bareNames = new Map<string, string>()
/** The columns of a list name a few hundred units over and over. */
function bareName(text: string): string {
  const known = bareNames.get(text)
  if (known !== undefined) return known
  const bare = fold(text).replace(leadingMarker, '').trim()
  if (bareNames.size < 20_000) bareNames.set(text, bare)
  return bare
}

const parts = (text: string): string[] => text.split(/[,;]|\s[-–]\s/).map((part) => part.trim()).filter((part) => part !== '')

/** What is written above the commune: "Thôn 3, xã A, huyện B" → "Thôn 3". */
export function streetPart(text: AddressText): string {
  const known = [text.commune, text.district, text.province].filter((name) => name !== '').map(bareName)
  const all = parts(text.address)
  const end = all.findIndex((part) => {
    const folded = fold(part)
    return unitMarker.test(folded) || known.includes(folded.replace(leadingMarker, '').trim())
  })
  return (end < 0 ? all : all.slice(0, end)).join(', ')
}

/** The address as the file has it, in one line; columns that only repeat it are left out. */
export function wholeAddress(text: AddressText): string {
  const columns = [text.commune, text.district, text.province].filter((part) => part !== '')
  if (columns.length === 0) return text.address
  const said = fold(text.address)
  return [text.address, ...columns.filter((part) => !said.includes(bareName(part)))].filter((part) => part !== '').join(', ')
}

/** The heading of a group names the district of rows that do not name one themselves. */
export const namesDistrict = (address: string): boolean => parts(address).some((part) => /^(huyen|h\.|quan|q\.|thi xa|tx\.?|thanh pho|tp\.?)\s*\S/.test(fold(part)))

/**
 * Ways to ask for the commune: its own column first, for its words are no hamlet's. `whole` is the whole address; one
 * that names a province of before, merged into the list's own, names its province.
 */
export function questions(text: AddressText, whole: string, province: { name: string; formerly: readonly string[] }): string[] {
  const above = [text.district, text.province === '' ? province.name : text.province].filter((part) => part !== '')
  const own = text.commune === '' ? [] : communeSpellings(text.commune).map((commune) => [commune, ...above].join(', '))
  if (text.address === '') return own
  const said = fold(whole)
  const named = text.province !== '' || [province.name, ...province.formerly].some((name) => said.includes(bareName(name)))
  return [...own, named ? whole : `${whole}, ${province.name}`]
}

const marked = /^(xa|x\.|phuong|p\.|thi tran|tt\.?|dac khu|dk\.?)\s*\S/

/** "Trà Bùi" in the column of communes is a commune, a ward or a township. */
const communeSpellings = (commune: string): string[] =>
  marked.test(fold(commune)) ? [commune] : [`Xã ${commune}`, `Phường ${commune}`, `Thị trấn ${commune}`]
