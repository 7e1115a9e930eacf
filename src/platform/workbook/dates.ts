const dayMs = 86_400_000
const epoch1900 = Date.UTC(1899, 11, 30)
const epoch1904 = Date.UTC(1904, 0, 1)
/** 31/12/9999. */
const lastSerial = 2_958_465

const two = (n: number): string => String(n).padStart(2, '0')

/**
 * The serial number of a spreadsheet as 'yyyy-mm-dd', with 'Thh:mm:ss' when it has a time of day. In the system of
 * 1900 the day 60 is a 29 February that never was, so the days before it count one further. Null when no date.
 */
export function dateOfSerial(serial: number, is1904: boolean): string | null {
  if (!(serial >= 0 && serial < lastSerial + 1)) return null
  const seconds = Math.round((serial % 1) * 86_400)
  const shift = !is1904 && serial < 60 ? 1 : 0
  const date = new Date((is1904 ? epoch1904 : epoch1900) + (Math.floor(serial) + shift) * dayMs + seconds * 1000)
  const day = `${String(date.getUTCFullYear()).padStart(4, '0')}-${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())}`
  return seconds === 0 ? day : `${day}T${two(date.getUTCHours())}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())}`
}

/** 'yyyy-mm-dd' as the serial number of the system of 1900, null when it cannot stand in a sheet. */
export function serialOfDate(iso: string): number | null {
  const found = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2}))?)?/.exec(iso)
  if (!found) return null
  const [, y, m, d, hour = '0', minute = '0', second = '0'] = found
  const days = (Date.UTC(Number(y), Number(m) - 1, Number(d)) - epoch1900) / dayMs
  // Before 01/03/1900 the calendar of the spreadsheet is wrong by a day: better as text than wrong.
  if (days < 61 || days > lastSerial) return null
  return days + (Number(hour) * 3600 + Number(minute) * 60 + Number(second)) / 86_400
}

/** As a Vietnamese reader writes it: dd/mm/yyyy, with the time when there is one. */
export function shownDate(iso: string): string {
  const [day = '', time] = iso.split('T')
  const shown = day.split('-').reverse().join('/')
  return time ? `${shown} ${time}` : shown
}
