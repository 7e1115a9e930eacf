import * as z from 'zod'
import { optionalText, text } from '../meetings/schema.ts'
import { attendanceModes } from './rules.ts'

export const attendanceInput = z.object({
  id: z.uuid(),
  memberId: z.preprocess((value) => (value === '' ? undefined : value), z.uuid().optional()).meta({ description: 'Found by the clerk; or give the code.' }),
  code: z.string().max(40).optional().meta({ description: 'What the member’s QR holds: number in the register and eight signs.' }),
  mode: z.enum(attendanceModes).meta({ description: 'In person, online, or represented by somebody with a written authority (L 61.1). There is no written consultation.' }),
})

export const checkedIn = z.object({
  memberId: z.uuid(), name: z.string(), number: z.int(), votes: z.int().meta({ description: 'Own vote and those carried for others.' }),
  carried: z.array(z.string()).meta({ description: 'Names of those represented.' }),
  again: z.object({ at: z.string(), byName: z.string() }).nullable().meta({ description: 'Checked in before: when and by whom. Nothing was changed.' }),
})

export const entitledLine = z.object({
  memberId: z.uuid(), number: z.int(), name: z.string(), weight: z.int(), delegate: z.boolean(), withdrawn: z.string().nullable(),
  mode: z.enum(attendanceModes).nullable(), cameAt: z.string().nullable(), byName: z.string().nullable(),
  representedBy: z.string().nullable(), deliveredOn: z.string().nullable(),
  personId: z.uuid().nullable().meta({ description: 'Who signs in as this member: may be appointed clerk or teller.' }),
})

export const proxyInput = z.object({
  id: z.uuid(),
  principalId: z.uuid().meta({ description: 'The official member who is represented.' }),
  holderId: z.preprocess((value) => (value === '' ? undefined : value), z.uuid().optional()).meta({ description: 'An official member; left out where somebody else is authorised.' }),
  holderName: optionalText(200),
  kind: z.enum(['proxy', 'delegate']).default('proxy'),
  ground: text(300).meta({ description: 'The written authority: number or date, and where it is kept.' }),
})
export const proxyView = z.object({
  id: z.uuid(), principalId: z.uuid(), principalName: z.string(), holderId: z.uuid().nullable(), holderName: z.string(), kind: z.enum(['proxy', 'delegate']), ground: z.string(),
})

export const guestInput = z.object({
  id: z.uuid(), name: text(200), capacity: z.enum(['linked_member', 'hired_director', 'authority', 'guest']),
  memberId: z.preprocess((value) => (value === '' ? undefined : value), z.uuid().optional()),
})
export const guestView = z.object({ id: z.uuid(), name: z.string(), capacity: guestInput.shape.capacity, cameAt: z.string().nullable() })
