import { charterOn } from '#modules/charter/index.ts'
import type { DocumentKind } from '#modules/documents/index.ts'
import { actFor } from '#platform/act-for.server.ts'
import { vietnamDay } from '#platform/day.ts'
import type { Reaction } from '#platform/module.ts'
import { enterDisclosure } from './items/enter.server.ts'
import { memberListChanged, pickUp } from './pickup/pickup.server.ts'

const idOf = (value: unknown): string => {
  if (typeof value !== 'string') throw new Error('the fact lacks an id')
  return value
}
const bare = { number: null, body: null, documentId: null, fileId: null, fund: null, supersedesId: null }

/** What is issued elsewhere on the platform must be published (L 14.1): the item waits for its text, its clock runs. */
const changes = ['membership.memberAdmitted', 'membership.memberEnded', 'membership.memberChanged', 'membership.listWritten', 'capital.contributionsRecorded']

export const reactions: readonly Reaction[] = [
  ...changes.map((event): Reaction => ({
    event,
    name: `disclosure.publishMemberList.${event}`,
    run: async (ctx, payload) => {
      const organisationId = idOf(payload.organisationId)
      await actFor(ctx, organisationId)
      await memberListChanged(ctx, organisationId)
    },
  })),
  {
    event: 'documents.issued',
    name: 'disclosure.publishDocument',
    run: async (ctx, payload) => {
      const organisationId = idOf(payload.organisationId)
      await actFor(ctx, organisationId)
      const facts = (payload.facts ?? {}) as Record<string, unknown>
      // Drawn up here for an item that has it already.
      if (facts.itemId !== undefined) return
      const { assemblyId } = facts
      await pickUp(ctx, organisationId, {
        documentId: idOf(payload.documentId), kind: idOf(payload.kind) as DocumentKind, title: idOf(payload.title), number: idOf(payload.number), issuedOn: idOf(payload.issuedOn),
        assemblyId: payload.kind === 'resolution' && typeof assemblyId === 'string' ? assemblyId : null,
      })
    },
  },
  {
    event: 'charter.adopted',
    name: 'disclosure.publishCharter',
    run: async (ctx, payload) => {
      const organisationId = idOf(payload.organisationId)
      await actFor(ctx, organisationId)
      const charter = await charterOn(ctx, organisationId, String(payload.fromOn))
      await enterDisclosure(ctx, organisationId, {
        ...bare, kind: 'charter', title: ctx.say('disclosure.charterTitle', { version: charter.versionNo }), number: charter.resolutionRef,
        issuedOn: charter.adoptedOn ?? vietnamDay(ctx.now), source: 'charter.adopted', subjectId: String(payload.versionNo),
      })
    },
  },
  {
    event: 'governance.boardMet',
    name: 'disclosure.publishBoardResolution',
    run: async (ctx, payload) => {
      if (payload.state !== 'held' || payload.decisions === 0) return
      const organisationId = idOf(payload.organisationId)
      await actFor(ctx, organisationId)
      const day = String(payload.heldOn)
      await enterDisclosure(ctx, organisationId, {
        ...bare, kind: 'boardResolution', title: ctx.say('disclosure.boardTitle', { date: day.split('-').reverse().join('/') }),
        issuedOn: day, source: 'governance.boardMet', subjectId: idOf(payload.id),
      })
    },
  },
  {
    event: 'assembly.minutesValid',
    name: 'disclosure.publishAssemblyResolution',
    run: async (ctx, payload) => {
      const organisationId = idOf(payload.organisationId)
      await actFor(ctx, organisationId)
      const day = vietnamDay(ctx.now)
      await enterDisclosure(ctx, organisationId, {
        ...bare, kind: 'assemblyResolution', title: ctx.say('disclosure.assemblyTitle', { date: day.split('-').reverse().join('/') }),
        issuedOn: day, source: 'assembly.minutesValid', subjectId: idOf(payload.assemblyId),
      })
    },
  },
]
