/** Hundredths of a percent as people here write them: 65,00 %. */
export const percent = (hundredths: number): string => `${Math.floor(hundredths / 100)},${String(hundredths % 100).padStart(2, '0')} %`

const clock = new Intl.DateTimeFormat('vi-VN', { timeZone: 'Asia/Ho_Chi_Minh', hour: '2-digit', minute: '2-digit', hour12: false })
const day = new Intl.DateTimeFormat('vi-VN', { timeZone: 'Asia/Ho_Chi_Minh', day: '2-digit', month: '2-digit', year: 'numeric' })
export const timeOf = (at: string): string => clock.format(new Date(at))
export const dayOf = (at: string): string => day.format(new Date(at))
export const momentOf = (at: string): string => `${timeOf(at)} ${dayOf(at)}`
export const plainDay = (date: string): string => date.split('-').reverse().join('/')
