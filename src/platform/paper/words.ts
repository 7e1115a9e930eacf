/** Fixed wording of Decree 30/2020/NĐ-CP, appendix I: the same whatever language the reader's screen is in. */
export const nation = 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'
export const motto = 'Độc lập - Tự do - Hạnh phúc'
export const demonstrationStamp = 'SỐ LIỆU MINH HỌA'

const two = (n: number): string => String(n).padStart(2, '0')

/** Days below 10 and the months 1 and 2 take a leading zero (appendix I, part II, 4): no digit can be put before. */
export function placeAndDate(place: string, date: string | null): string {
  if (date === null) return `${place}, ngày …… tháng …… năm ………`
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
  return `${place}, ngày ${two(day)} tháng ${month < 3 ? two(month) : month} năm ${year}`
}

export const shownDay = (date: string): string => date.split('-').reverse().join('/')

export function originLine(origin: { source: string; asOf: string; method?: string }): string {
  const parts = [`Nguồn: ${origin.source}.`, `Số liệu tính đến ngày ${shownDay(origin.asOf)}.`]
  return [...parts, ...(origin.method ? [`Cách tính: ${origin.method}.`] : [])].join(' ').replaceAll('..', '.')
}

export const pageOf = (page: number, pages: number): string => `Trang ${page}/${pages}`

const numbers = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 2 })
export const shownNumber = (value: number): string => numbers.format(value)

/** Left for a hand to fill in. */
export const dotted = '…………………………………………………………'

const alphabet = 'abcdđeghiklmnopqrstuvxy'

/** "1.", "a)", "-": points of an article are lettered by the Vietnamese alphabet, without ă, â, ê, ô, ơ, ư. */
export function markerOf(marker: 'number' | 'letter' | 'dash' | 'box', n: number): string {
  switch (marker) {
    case 'number': return `${n}.`
    case 'letter': return `${alphabet[(n - 1) % alphabet.length] ?? ''}${n > alphabet.length ? Math.ceil(n / alphabet.length) : ''})`
    case 'dash': return '-'
    case 'box': return '☐'
  }
}

export const recipientsTitle = 'Nơi nhận:'
export const signHint = '(Ký, ghi rõ họ tên)'
/** On the copy for editing: whoever changes it must not pass it off as the paper that the code opens. */
export const editableCopy = 'Bản để chỉnh sửa. Bản chính là tệp PDF đã lưu trữ; quét mã để xem và so sánh.'
