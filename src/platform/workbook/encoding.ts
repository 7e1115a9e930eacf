import type { Encoding } from './types.ts'

/**
 * What 8-bit Vietnamese text is written in. windows-1258 writes tones as marks of their own after the vowel; the fonts
 * of TCVN3 put the common letters â ê ô ơ ư đ and à ả ã á ạ at A8–BE, where windows-1258 has only signs; VNI has
 * neither. The last two are no encodings but fonts: their bytes are handed on one to one.
 */
const toneMarks1258 = new Set([0xcc, 0xd2, 0xde, 0xec, 0xf2])
const vowels1258 = new Set([...Buffer.from('aeiouyAEIOUY'), 0xe2, 0xea, 0xf4, 0xe3, 0xf5, 0xfd, 0xc2, 0xca, 0xd4, 0xc3, 0xd5, 0xdd])
const sampleBytes = 256 * 1024

export function eightBitEncoding(bytes: Uint8Array): 'windows-1258' | 'latin1' {
  let high = 0
  let tcvn = 0
  let tones = 0
  const end = Math.min(bytes.length, sampleBytes)
  for (let i = 0; i < end; i++) {
    const byte = bytes[i] ?? 0
    if (byte < 0x80) continue
    high++
    if (byte >= 0xa8 && byte <= 0xbe) tcvn++
    else if (toneMarks1258.has(byte) && vowels1258.has(bytes[i - 1] ?? 0)) tones++
  }
  return tones > high / 6 && tcvn < high / 6 ? 'windows-1258' : 'latin1'
}

export function decodeText(bytes: Buffer, encoding: Encoding): string {
  const text = encoding === 'latin1' ? bytes.toString('latin1') : new TextDecoder(encoding).decode(bytes)
  // The tones of windows-1258 come as marks of their own: joined here, as this is what the bytes meant.
  return encoding === 'windows-1258' ? text.normalize('NFC') : text
}

export function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}
