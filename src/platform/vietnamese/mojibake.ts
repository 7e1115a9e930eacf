// UTF-8 bytes read as Windows-1252 or Latin-1: "Xã Bảo Khê" becomes "XÃ£ Báº£o KhÃª".

const CP1252: Record<string, number> = Object.fromEntries(
  [...'€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ'].map((character, index) => [
    character,
    [0x80, 0x82, 0x83, 0x84, 0x85, 0x86, 0x87, 0x88, 0x89, 0x8a, 0x8b, 0x8c, 0x8e, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0x98, 0x99, 0x9a, 0x9b, 0x9c, 0x9e, 0x9f][index] ?? 0,
  ]),
)
const UTF8 = new TextDecoder('utf-8', { fatal: true })
// What a decoded text may contain: Latin letters with Vietnamese marks, and the punctuation of Word.
const PLAUSIBLE = /^[\p{ASCII}\u00a0-\u00bfÀ-ÃÈ-ÊÌÍÒ-ÕÙÚÝà-ãè-êìíò-õùúýĂăĐđĨĩŨũƠơƯưẠ-ỹ\u0300-\u036f‐-”…•]*$/u
// "XÃ”" may be a good word before a closing quote as well as a damaged "XÔ": no proof of damage, unless a letter follows.
const PROOF = /[ÂÃÄÅÆáÈ-Ë][\u0080-\u00bfŒœŠšŽžŸƒˆ‰‹€‚„†‡•˜™›]|[ÃÄÆ][‘’“”–—…](?=\p{L})|á[º»]/u

export type Mojibake = { text: string; certain: boolean }

/** Null when the text shows no such damage. `certain: false` = damaged, but some bytes are lost: text is unchanged. */
export function decodeMojibake(text: string): Mojibake | null {
  if (!PROOF.test(text)) return null
  const bytes = toBytes(text)
  if (bytes === null) return null
  const decoded = decodeUtf8(bytes)
  if (decoded === null) return { text, certain: false }
  if (!PLAUSIBLE.test(decoded)) return null
  return { text: decoded, certain: true }
}

function toBytes(text: string): Uint8Array | null {
  const bytes = new Uint8Array(text.length)
  for (let at = 0; at < text.length; at += 1) {
    const byte = toByte(text[at] ?? '')
    if (byte === null) return null
    // The second byte of "à" is a no-break space, which programs turn into a plain one.
    const lostNoBreak = byte === 0x20 && bytes[at - 1] === 0xc3
    bytes[at] = lostNoBreak ? 0xa0 : byte
  }
  return bytes
}

function toByte(character: string): number | null {
  const code = character.charCodeAt(0)
  if (code <= 0xff) return code
  return CP1252[character] ?? null
}

function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return UTF8.decode(bytes)
  } catch (error) {
    if (error instanceof TypeError) return null
    throw error
  }
}
