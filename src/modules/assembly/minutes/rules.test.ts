import { expect, test } from 'vitest'
import { validityOf, type Signatures } from './rules.ts'

test.each<[string, Signatures, boolean, string | null, number]>([
  ['both sign', { chair: 'signed', secretary: 'signed', attendees: 0, attended: 40 }, true, 'officers', 0],
  ['one still to sign', { chair: 'signed', secretary: 'waiting', attendees: 40, attended: 40 }, false, null, 0],
  ['the secretary refuses, half sign', { chair: 'signed', secretary: 'refused', attendees: 20, attended: 40 }, false, null, 1],
  ['the secretary refuses, more than half sign', { chair: 'signed', secretary: 'refused', attendees: 21, attended: 40 }, true, 'attendees', 0],
  ['both refuse, nobody signs', { chair: 'refused', secretary: 'refused', attendees: 0, attended: 41 }, false, null, 21],
  ['both refuse, 21 of 41', { chair: 'refused', secretary: 'refused', attendees: 21, attended: 41 }, true, 'attendees', 0],
  ['nobody attended', { chair: 'refused', secretary: 'refused', attendees: 0, attended: 0 }, false, null, 1],
])('C36 %s (L 57.4)', (_name, signatures, valid, by, missing) => expect(validityOf(signatures)).toEqual({ valid, by, missing }))
