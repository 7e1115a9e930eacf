import { fold, nfc } from '#platform/vietnamese/fold.ts'
import type { LegalRule } from '../legal-rule.ts'
import type { OrganisationType } from '../schema.ts'

export const nameRule: LegalRule = { rule: 'W57', article: 'L50; D92.15-18', title: 'Names: beginning, letters, identity, confusion' }

export type NameProblem = 'empty' | 'beginning' | 'letters' | 'onlyBeginning'

const beginnings: Record<OrganisationType, readonly string[]> = {
  // Development funds that run as a cooperative carry their own beginning (D92 15); so do credit funds under their law.
  HTX: ['hợp tác xã', 'quỹ hỗ trợ phát triển hợp tác xã', 'quỹ tín dụng nhân dân'],
  LHHTX: ['liên hiệp hợp tác xã'],
  // D77 13.
  THT: ['tổ hợp tác'],
}

/** Vietnamese letters, F, J, Z, W, digits; the symbols are those the confusion rule names, until the annex is read. */
const allowed = /^[0-9a-zA-ZàáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴĐ &.,+\-_–'’()/]+$/

/** A name is read as written and without the spaces at its ends; text from the keyboard may arrive decomposed. */
const tidy = (name: string): string => nfc(name).replace(/\s+/g, ' ').trim()

export function checkName(type: OrganisationType, name: string): NameProblem[] {
  const text = tidy(name)
  if (text === '') return ['empty']
  const beginning = beginnings[type].find((b) => text.toLowerCase() === b || text.toLowerCase().startsWith(`${b} `))
  return [
    ...(beginning === undefined ? ['beginning' as const] : []),
    ...(beginning !== undefined && text.length === beginning.length ? ['onlyBeginning' as const] : []),
    ...(allowed.test(text) ? [] : ['letters' as const]),
  ]
}

/** Identical: the same text, whatever the case (D92 17). */
export const isIdentical = (a: string, b: string): boolean => tidy(a).toLowerCase() === tidy(b).toLowerCase()

export type Confusion = 'pronunciation' | 'numberOrLetter' | 'symbols' | 'newOrOld' | 'region'

const regions = ['mien bac', 'mien nam', 'mien trung', 'mien tay', 'mien dong']
/** In its letters a name keeps its tones: tân and tan are two words; only case goes. */
const words = (name: string): string[] => tidy(name).toLowerCase().split(' ')
const withoutSymbols = (name: string): string => tidy(name).toLowerCase().replace(/ và | & /g, ' ').replace(/[&.,+\-_–]/g, ' ').replace(/\s+/g, ' ').trim()
const withoutRegion = (name: string): string => regions.reduce((text, region) => text.replace(new RegExp(` ${region}$`), ''), fold(name))
const withoutNewOrOld = (name: string): string => ownWords(name).filter((word, i, all) => !isNewOrOld(word, i, all.length)).join(' ')

/** "tân" before or "mới" before or after the own name. */
const isNewOrOld = (word: string, i: number, count: number): boolean => (i === 0 && (word === 'tân' || word === 'mới')) || (i === count - 1 && word === 'mới')
function ownWords(name: string): string[] {
  const text = tidy(name).toLowerCase()
  const beginning = Object.values(beginnings).flat().sort((a, b) => b.length - a.length).find((b) => text.startsWith(`${b} `)) ?? ''
  return text.slice(beginning.length).trim().split(' ')
}

function endsDifferently(a: string, b: string): boolean {
  const [short, long] = words(a).length <= words(b).length ? [words(a), words(b)] : [words(b), words(a)]
  const isMark = (word: string | undefined): boolean => word !== undefined && /^(\d+|[a-zđ])$/.test(word)
  if (short.length === long.length) return isMark(short.at(-1)) && isMark(long.at(-1)) && short.slice(0, -1).join(' ') === long.slice(0, -1).join(' ')
  return long.length === short.length + 1 && isMark(long.at(-1)) && long.slice(0, -1).join(' ') === short.join(' ')
}

/** Letters that are said alike: i and y at the end of a syllable, and the two ways to place a tone mark. */
function pronounced(name: string): string {
  return words(name).map((word) => word.normalize('NFD').replace(/[\u0300\u0301\u0303\u0309\u0323]/g, '').normalize('NFC')
    .replace(/y$/, 'i') + toneOf(word)).join(' ')
}
const toneOf = (word: string): string => /[\u0300\u0301\u0303\u0309\u0323]/.exec(word.normalize('NFD'))?.[0] ?? ''

/** D92 17: why two different names would be taken for each other; null when they would not. */
export function confusionOf(a: string, b: string): Confusion | null {
  if (isIdentical(a, b)) return null
  if (pronounced(a) === pronounced(b)) return 'pronunciation'
  if (withoutSymbols(a) === withoutSymbols(b)) return 'symbols'
  if (endsDifferently(a, b)) return 'numberOrLetter'
  if (withoutNewOrOld(a) === withoutNewOrOld(b) && withoutNewOrOld(a) !== '') return 'newOrOld'
  if (withoutRegion(a) === withoutRegion(b)) return 'region'
  return null
}

export type NameClash = { name: string; why: 'identical' | Confusion }

/** THT names are only held against identical ones (D92 17.1); ended organisations no longer count. */
export function findClashes(type: OrganisationType, name: string, others: readonly { name: string; ended: boolean }[]): NameClash[] {
  return others.filter((other) => !other.ended).flatMap((other): NameClash[] => {
    if (isIdentical(name, other.name)) return [{ name: other.name, why: 'identical' }]
    const why = type === 'THT' ? null : confusionOf(name, other.name)
    return why ? [{ name: other.name, why }] : []
  })
}
