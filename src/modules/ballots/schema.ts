import * as z from 'zod'

/** The longest paper: a board election of a large union; each question of a verifiable box takes up to three choices. */
const MOST_QUESTIONS = 40
const MOST_CHOICES = 60

const key = z.string().regex(/^[\w.-]{1,60}$/)

export const question = z.object({
  id: key,
  text: z.string().min(1).max(2000),
  choices: z.array(z.object({ id: key, label: z.string().min(1).max(300) })).min(1).max(MOST_CHOICES),
  atMost: z.int().min(1).max(MOST_CHOICES).meta({ description: 'So many choices may be marked; none is a blank vote.' }),
})
export type Question = z.output<typeof question>
export const questions = z.array(question).min(1).max(MOST_QUESTIONS)

export const boxKinds = ['plain', 'verifiable'] as const
export const boxStates = ['preparing', 'open', 'closed', 'counted'] as const

const base64 = z.string().regex(/^[\w-]+$/)
export const token = base64.length(43).meta({ description: '32 random bytes made by the voter’s own device, base64url.' })
export const rsaBlock = base64.length(342).meta({ description: '256 bytes, base64url.' })

export const classKey = z.object({
  weight: z.int(),
  publicKey: z.string().meta({ description: 'RSA key (SPKI, base64url) that signs the tokens of voters of this weight (RFC 9474, RSABSSA-SHA384-PSS-Deterministic).' }),
  voters: z.int().meta({ description: 'How many had this weight at the opening. A class of very few hides its voters badly.' }),
})
export type ClassKey = z.output<typeof classKey>

const counts = z.object({ votes: z.int(), ballots: z.int().nullable().meta({ description: 'Without weights; null where only the weighted sum was decrypted.' }) })
export type Counts = z.output<typeof counts>
export const tally = z.object({
  entitled: z.object({ voters: z.int(), votes: z.int() }),
  drawn: z.object({ voters: z.int(), votes: z.int() }).meta({ description: 'Tokens that were signed: no more ballots than these can be in the box.' }),
  cast: z.object({ ballots: z.int(), votes: z.int() }),
  questions: z.array(z.object({
    id: z.string(),
    choices: z.array(counts.extend({ id: z.string() })),
    blank: counts,
    invalid: counts,
  })),
})
export type Tally = z.output<typeof tally>

export const mine = z.object({
  voterKey: z.string(), weight: z.int(),
  drawn: z.boolean().meta({ description: 'The token was signed already; only the device that asked for it can vote with it.' }),
})

export const election = z.object({ publicKey: z.string(), commitments: z.array(z.string()), shares: z.array(z.string()) })

export const boxView = z.object({
  id: z.uuid(),
  organisationId: z.uuid(),
  kind: z.enum(boxKinds),
  state: z.enum(boxStates),
  title: z.string(),
  questions,
  revote: z.boolean(),
  closesAt: z.string().nullable(),
  keys: z.array(classKey),
  election: election.nullable()
    .meta({ description: 'Verifiable: the trustees’ common key, the commitments to it and the public part of each trustee’s share (ristretto255).' }),
  threshold: z.int().nullable().meta({ description: 'So many trustees open the sums together.' }),
  council: z.array(z.string()).meta({ description: 'Names of the trustees, by number.' }),
  fingerprint: z.string().meta({ description: 'Same for everybody: questions and keys in one short code, also on the screen of the hall.' }),
  turnout: z.object({ entitled: z.int(), drawn: z.int() }),
  mine: z.array(mine),
  tally: tally.nullable(),
})
export type BoxView = z.output<typeof boxView>

export const choices = z.record(z.string(), z.array(z.string()).max(MOST_CHOICES)).meta({ description: 'Choices by question; a question left out or empty is a blank vote.' })
export type Choices = z.output<typeof choices>
