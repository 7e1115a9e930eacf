import { unsupported } from './refusals.ts'
import type { ByteSource } from './source.server.ts'

const ole = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
const encryptedPackage = Buffer.from('EncryptedPackage', 'utf16le')
const searchBytes = 1024 * 1024
const overlapBytes = 64

/** By its first bytes, never by its name: half of the ".xls" in the offices are something else. */
export async function sniff(source: ByteSource): Promise<'zip' | 'text'> {
  const start = await source.read(0, 4096)
  if (start.readUIntBE(0, Math.min(4, start.length)) === 0x504b0304) return 'zip'
  if (start.subarray(0, 8).equals(ole)) throw unsupported((await contains(source, encryptedPackage)) ? 'encrypted' : 'oldExcel')
  // A sheet of Excel 2 to 4 stands in the file without a container: BOF records 0x0009, 0x0209, 0x0409.
  if (start[0] === 0x09 && [0x00, 0x02, 0x04].includes(start[1] ?? -1) && start[3] === 0x00) throw unsupported('oldExcel')
  if (looksLikeMarkup(start)) throw unsupported('htmlAsExcel')
  if (!looksLikeText(start)) throw unsupported('notWorkbook')
  return 'text'
}

async function contains(source: ByteSource, wanted: Buffer): Promise<boolean> {
  for (let at = 0; at < source.size; at += searchBytes) {
    if ((await source.read(at, searchBytes + overlapBytes)).includes(wanted)) return true
  }
  return false
}

/** Many systems hand out an HTML table or "XML Spreadsheet 2003" under the name .xls. */
const looksLikeMarkup = (start: Buffer): boolean =>
  /^(\uFEFF|\xEF\xBB\xBF)?\s*<(\?xml|!doctype|html|table|meta|head|div|style)/i.test(start.toString('latin1'))

const signatures = ['%PDF', '\x89PNG', '\xFF\xD8\xFF', 'GIF8', 'Rar!', '7z\xBC\xAF', '\x1F\x8B', '{\\rtf', 'PK']

function looksLikeText(start: Buffer): boolean {
  const latin = start.toString('latin1')
  if (signatures.some((signature) => latin.startsWith(signature))) return false
  if (isUtf16(start)) return true
  // Counted, because an old export may end with one 0x1A.
  let controls = 0
  for (const byte of start) if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d) controls++
  return controls <= start.length / 200 && !start.includes(0)
}

export function isUtf16(start: Buffer): 'utf-16le' | 'utf-16be' | null {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le'
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be'
  let even = 0
  let odd = 0
  for (let i = 0; i + 1 < start.length; i += 2) {
    if (start[i] === 0) even++
    if (start[i + 1] === 0) odd++
  }
  const pairs = start.length / 2
  if (odd > pairs / 3 && even === 0) return 'utf-16le'
  return even > pairs / 3 && odd === 0 ? 'utf-16be' : null
}
