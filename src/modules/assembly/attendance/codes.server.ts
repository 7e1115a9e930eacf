import { timingSafeEqual } from 'node:crypto'
import { keyedHash } from '#platform/secrets.server.ts'

type Who = { member_id: string; number: number }

/** Without 0, O, 1, I, L: read aloud and typed by hand when the camera fails. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const CODE_LENGTH = 8
const PIN_LENGTH = 6

const spell = (bytes: Buffer, alphabet: string, length: number): string =>
  Array.from(bytes.subarray(0, length), (byte) => alphabet[byte % alphabet.length]).join('')

const signature = (purpose: string, meetingId: string, memberId: string): Buffer => keyedHash(`assembly ${purpose} ${meetingId} ${memberId}`)

/** What the member's QR holds: the number in the register, signed for this one meeting. Nothing of it is stored. */
export const codeOf = (meetingId: string, who: Who): string => `${who.number}-${spell(signature('code', meetingId, who.member_id), ALPHABET, CODE_LENGTH)}`

export function readCode(text: string): { number: number; signed: string } | null {
  const match = /^(\d{1,7})-([2-9A-Z]{8})$/.exec(text.trim().toUpperCase())
  return match ? { number: Number(match[1]), signed: match[0] } : null
}

const same = (a: string, b: string): boolean => a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))
export const isCodeOf = (text: string, meetingId: string, who: Who): boolean => same(text.trim().toUpperCase(), codeOf(meetingId, who))

/** On the paper invitation only: with it a member confirms a vote that somebody else types. */
export const pinOf = (meetingId: string, memberId: string): string => spell(signature('pin', meetingId, memberId), '0123456789', PIN_LENGTH)
export const isPinOf = (text: string, meetingId: string, memberId: string): boolean => same(text.trim(), pinOf(meetingId, memberId))
