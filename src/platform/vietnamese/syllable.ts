// Could this word be a Vietnamese syllable? Used to tell a damaged text from a good one, so it is generous with
// consonants (Krông, Plei, Đrăng are place names) and strict with vowels, where the damage shows.

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g

const NUCLEI = new Set([
  'a', 'ă', 'â', 'e', 'ê', 'i', 'o', 'ô', 'ơ', 'u', 'ư', 'y',
  'ai', 'ao', 'au', 'ay', 'âu', 'ây', 'eo', 'êu', 'ia', 'iê', 'iêu', 'iu', 'oa', 'oai', 'oao', 'oay', 'oă', 'oe',
  'oeo', 'oi', 'oo', 'ôi', 'ơi', 'ua', 'uâ', 'uây', 'uê', 'ui', 'uô', 'uôi', 'uơ', 'uy', 'uya', 'uyê', 'uyu',
  'ưa', 'ưi', 'ươ', 'ươi', 'ươu', 'ưu', 'yê', 'yêu', 'ya', 'yu', 'ue', 'uai', 'uao', 'uau', 'uay', 'ueo', 'uă', 'uo',
  'êo', 'ôô', 'ea', 'êa', 'ie', 'ye', 'uôu', 'ươi', 'iao', 'iau', 'iai', 'iô', 'iơ', 'ioi', 'iu', 'iă', 'iâ',
])
const SHAPE = /^([bcdđfghjklmnpqrstvwxz]{0,4})([aăâeêioôơuưy]+)([bcdghklmnprst]{0,3})$/

/** True when every vowel stands where Vietnamese (or a highland place name) can have it and one tone at most is set. */
export function looksVietnamese(word: string): boolean {
  const decomposed = word.toLowerCase().normalize('NFD')
  const tones = decomposed.match(TONES)?.length ?? 0
  if (tones > 1) return false
  const letters = withoutGlide(decomposed.replace(TONES, '').normalize('NFC'))
  const shape = SHAPE.exec(letters)
  if (shape === null) return false
  const [, , vowels = '', final = ''] = shape
  if (!NUCLEI.has(vowels)) return false
  // A stop at the end carries only the sharp or the heavy tone (bất, bật; never *bầt).
  if (/^(c|ch|p|t)$/.test(final) && tones === 1) return /[\u0301\u0323]/.test(decomposed)
  return true
}

/** In gi-, qu- and highland y- the vowel letter belongs to the consonant (giữa, quẩy, Yông). */
function withoutGlide(letters: string): string {
  return letters.replace(/^(g)i(?=[aăâeêoôơuư])|^(q)u(?=[aăâeêioơôy])|^y(?=[aăâoôơuưi])/, '$1$2')
}
