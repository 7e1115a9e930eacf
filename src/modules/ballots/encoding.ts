import { sha256 } from '@noble/hashes/sha2.js'
import { sha512 } from '@noble/hashes/sha2.js'
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js'

/** Bytes on paper and in JSON, the same in browser, server and command line. */
export function toBase64(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  if (!/^[\w-]*$/.test(text)) throw new TypeError('not base64url')
  const raw = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  const bytes = Uint8Array.from(raw, (c) => c.charCodeAt(0))
  // One spelling only: else the same ballot could be published under two names.
  if (toBase64(bytes) !== text) throw new TypeError('not base64url')
  return bytes
}

/** Each part with its length before it: no two lists of parts make the same bytes. */
export function framed(parts: readonly (string | Uint8Array | number)[]): Uint8Array {
  return concatBytes(...parts.flatMap((part) => {
    const bytes = typeof part === 'string' ? utf8ToBytes(part) : typeof part === 'number' ? utf8ToBytes(String(part)) : part
    const length = new Uint8Array(4)
    new DataView(length.buffer).setUint32(0, bytes.length)
    return [length, bytes]
  }))
}

export const hash256 = (...parts: (string | Uint8Array | number)[]): Uint8Array => sha256(framed(parts))
export const hash512 = (...parts: (string | Uint8Array | number)[]): Uint8Array => sha512(framed(parts))

/** Crockford's alphabet: nothing that reads like something else when it is spoken or written by hand. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const GROUP = 4
export function spoken(bytes: Uint8Array, length: number): string {
  let bits = 0n
  for (const byte of bytes) bits = (bits << 8n) | BigInt(byte)
  let text = ''
  for (let i = 0; i < length; i += 1) text += ALPHABET[Number((bits >> BigInt(bytes.length * 8 - 5 * (i + 1))) & 31n)]
  return text.replace(new RegExp(`.{${GROUP}}(?=.)`, 'g'), '$&-')
}

/** JSON with keys in order: the same value has the same text wherever it is written. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value === 'object' && value !== null) {
    return `{${Object.entries(value).filter(([, v]) => v !== undefined).sort(([a], [b]) => (a < b ? -1 : 1)).map(([k, v]) => `${JSON.stringify(k)}:${canonical(v)}`).join(',')}}`
  }
  return JSON.stringify(value)
}
