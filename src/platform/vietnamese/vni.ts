// VNI-Windows writes a marked vowel as two characters: the letter and, after it, one that draws the mark.
// Read as Windows-1252 "hợp tác xã" becomes "hôïp taùc xaõ".

const TONE: Record<string, string> = { ù: '\u0301', ø: '\u0300', û: '\u0309', õ: '\u0303', ï: '\u0323' }
const ROOF = '\u0302'
const BREVE = '\u0306'
const ROOFED: Record<string, string> = { â: '', á: '\u0301', à: '\u0300', å: '\u0309', ã: '\u0303', ä: '\u0323' }
const BREVED: Record<string, string> = { ê: '', é: '\u0301', è: '\u0300', ú: '\u0309', ü: '\u0303', ë: '\u0323' }
const ALONE: Record<string, string> = { ñ: 'đ', í: 'í', ì: 'ì', æ: 'ỉ', ó: 'ĩ', ò: 'ị', î: 'ỵ', ô: 'ơ', ö: 'ư' }
const FOREIGN = /[^\p{ASCII}\u0080-\u00ff]/u

/** Null when a character cannot come from VNI bytes. */
export function decodeVni(text: string): string | null {
  if (FOREIGN.test(text)) return null
  let decoded = ''
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at] ?? ''
    const pair = decodePair(letter, text[at + 1] ?? '')
    if (pair !== null) {
      decoded += pair
      at += 1
    } else decoded += decodeAlone(letter)
  }
  return decoded.normalize('NFC')
}

function decodePair(letter: string, mark: string): string | null {
  const vowel = letter.toLowerCase()
  const sign = mark.toLowerCase()
  const horned = vowel === 'ô' || vowel === 'ö'
  if (!/[aeiouyôö]/.test(vowel) || mark === '') return null
  const tone = TONE[sign]
  if (tone !== undefined) return (horned ? decodeAlone(letter) : letter) + tone
  if (horned) return null
  const roofed = /[aeo]/.test(vowel) ? ROOFED[sign] : undefined
  if (roofed !== undefined) return letter + ROOF + roofed
  const breved = vowel === 'a' ? BREVED[sign] : undefined
  return breved === undefined ? null : letter + BREVE + breved
}

function decodeAlone(letter: string): string {
  const plain = ALONE[letter.toLowerCase()]
  if (plain === undefined) return letter
  return letter === letter.toLowerCase() ? plain : plain.toUpperCase()
}
