import type { Actor } from '#platform/operation.server.ts'
import type { Level } from './rules.ts'

export const grants = ['difficulties.raise', 'difficulties.answer'] as const

const signedIn = (actor: Actor): boolean => actor.id !== null && actor.kind !== 'anonymous'

export const can = {
  raise: (actor: Actor): boolean => signedIn(actor) && actor.orgIds.length > 0 && actor.grants.has('difficulties.raise'),
  answer: (actor: Actor): boolean => signedIn(actor) && actor.grants.has('difficulties.answer'),
  /** Which ones, row-level security decides: one's own, or those that were addressed to one's office. */
  read: (actor: Actor): boolean => signedIn(actor) && (actor.orgIds.length > 0 || actor.territory !== null || actor.alliance !== null),
  raiseOrAnswer: (actor: Actor): boolean => can.raise(actor) || can.answer(actor),
}

/** The office it is addressed to now; one that was asked earlier still reads, but no longer acts. */
export function handles(actor: Actor, subject: { level: Level; provinceCode: string; communeCode: string }): boolean {
  if (!can.answer(actor)) return false
  const { territory, alliance } = actor
  switch (subject.level) {
    case 'alliance': return alliance?.level === 'province' && alliance.province === subject.provinceCode
    case 'commune': return territory?.level === 'commune' && territory.commune === subject.communeCode
    case 'province': return territory?.level === 'province' && territory.province === subject.provinceCode
    case 'ministry': return territory?.level === 'nation'
  }
}

export const raised = (actor: Actor, subject: { organisationId: string }): boolean => can.raise(actor) && actor.orgIds.includes(subject.organisationId)
