// TCVN3 (ABC fonts, TCVN 5712:1993), the encoding of most provincial files before 2001 and of many after.
// Read as Latin-1 its letters become symbols: "hîp t¸c x·" for "hợp tác xã".

// Bytes A1–FE in order; a blank is a byte without a letter.
const LETTERS =
  'ĂÂÊÔƠƯĐăâêôơưđẰ' + '     ' + 'àảãáạẲằẳẵắẴẮẦẨẪẤỀặầẩẫấậèỂẻẽéẹềểễếệìỉỄẾỒĩíịòỔỏõóọồổỗốộờởỡớợùỖủũúụừửữứựỳỷỹýỵ'

/** Null when a character cannot come from TCVN3 bytes. */
export function decodeTcvn3(text: string): string | null {
  let decoded = ''
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    if (code < 0x80 || code === 0xa0) decoded += character
    else {
      const letter = LETTERS[code - 0xa1]
      if (letter === undefined || letter === ' ') return null
      decoded += letter
    }
  }
  return restoreCapitals(text, decoded)
}

/**
 * The capital fonts (.VnTimeH) draw the small codes as capitals, so "HîP T¸C X·" must not become "HợP TáC Xã".
 * A word follows its plain letters; one plain letter alone says nothing unless the rest of the text shouts.
 */
function restoreCapitals(original: string, decoded: string): string {
  const shouting = !/[a-z]/.test(original) && /[A-Z]{2}/.test(original.replace(/[^A-Za-z]/g, ''))
  return decoded.replace(/[\p{L}\p{M}]+/gu, (word) => {
    const plain = word.replace(/[^A-Za-z]/g, '')
    if (/[a-z]/.test(plain)) return word
    return shouting || plain.length >= 2 ? word.toUpperCase() : word
  })
}
