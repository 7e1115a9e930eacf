import * as z from 'zod'
import { memberOf } from '#modules/membership/index.ts'
import { getOwnSubject, type Subject } from '#modules/register/index.ts'
import { newId } from '#platform/ids.ts'
import { operation, type Ctx } from '#platform/operation.server.ts'
import { AppError } from '#platform/problem.ts'
import { readBook, type Book } from '../acts/book.server.ts'
import { nothing } from '../ledger/rules.ts'
import { lockBook } from '../ledger/store.server.ts'
import { can, keepsBook } from '../policy.ts'
import { code } from '../schema.ts'
import { archiveCertificate } from './archive.server.ts'
import { contentOf, type Content } from './facts.server.ts'
import { changedFacts, ratioText, refuseCertificate, refuseReplacement } from './rules.ts'
import { certificateList, certificateView, issueInput, replaceInput, revokeInput, type CertificateView } from './schema.ts'
import { endCertificate, findCertificate, findValidCertificate, hashOf, idNumberOf, insertCertificate, listCertificates as listRows, nextNumber, type Certificate } from './store.server.ts'

const lineOf = ({ factsHash: _hash, confirmationCode: _code, facts, ...certificate }: Certificate) => ({
  ...certificate, memberName: facts.memberName, contributionDong: facts.contributionDong, charterCapitalDong: facts.charterCapitalDong,
  ratio: ratioText(facts.contributionDong, facts.charterCapitalDong),
})

async function viewOf(ctx: Ctx, subject: Subject, certificate: Certificate, now: Content | null): Promise<CertificateView> {
  const changed = now === null ? [] : changedFacts(certificate.facts, now.facts)
  const otherId = now !== null && changed.length === 0 && !hashOf(now.facts, now.idNumber).equals(certificate.factsHash)
  return {
    ...lineOf(certificate), facts: { ...certificate.facts, useRights: [...certificate.facts.useRights] }, idNumber: await idNumberOf(ctx, subject.id, certificate.id),
    demonstration: now?.demonstration ?? false, changed: otherId ? ['idNumber'] : changed,
  }
}

async function issue(ctx: Ctx, subject: Subject, book: Book, content: Content, memberId: string, replaced: Certificate | null): Promise<string> {
  const [id, number] = [newId(), await nextNumber(ctx, subject.id)]
  const personId = book.members.get(memberId)?.personId ?? null
  const document = await archiveCertificate(ctx, subject, { number, issuedOn: book.today, memberId, personId, ...content }, replaced?.documentId ?? null)
  await insertCertificate(ctx, subject.id, {
    id, number, memberId, issuedOn: book.today, facts: content.facts, idNumber: content.idNumber, replaces: replaced?.id ?? null, ...document,
  })
  await ctx.emit('capital.certificateIssued', { organisationId: subject.id, memberId, certificateId: id, number })
  return id
}

async function refuseUnlessDue(ctx: Ctx, subject: Subject, book: Book, content: Content, memberId: string, hasValid: boolean): Promise<void> {
  const refusal = refuseCertificate({
    ...(book.balances.get(memberId) ?? nothing), active: book.members.has(memberId), hasValid, representative: content.facts.representative || null, code: subject.code,
  })
  if (refusal) throw new AppError('conflict', `capital.${refusal}`, {}, { article: refusal === 'representativeMissing' ? 'L75.2' : 'L75.1' })
}

const answer = async (ctx: Ctx, subject: Subject, id: string, content: Content): Promise<CertificateView> => {
  const certificate = await findCertificate(ctx, subject.id, id)
  if (!certificate) throw new AppError('not_found', 'capital.certificateNotFound')
  return viewOf(ctx, subject, certificate, content)
}

export const issueCertificate = operation({
  id: 'capital.issueCertificate',
  http: 'POST /organisations/{code}/certificates',
  summary: 'Issues the certificate of contribution of a member who paid in full and stands in the register (L 75.1).',
  input: issueInput,
  output: certificateView,
  status: 201,
  allow: can.keepBook,
  run: async (ctx, { code: handle, memberId }) => {
    const subject = await getOwnSubject(ctx, handle)
    await lockBook(ctx, subject.id)
    const book = await readBook(ctx, subject)
    if (!book.members.has(memberId)) throw new AppError('conflict', 'capital.notMember', {}, { article: 'L75.1' })
    const content = await contentOf(ctx, subject, book, memberId)
    await refuseUnlessDue(ctx, subject, book, content, memberId, (await findValidCertificate(ctx, subject.id, memberId)) !== null)
    return answer(ctx, subject, await issue(ctx, subject, book, content, memberId, null), content)
  },
})

export const replaceCertificate = operation({
  id: 'capital.replaceCertificate',
  http: 'POST /organisations/{code}/certificates/{id}/replacement',
  summary: 'A new certificate for one that was lost or damaged, or whose content changed; the old one no longer holds (L 75.3).',
  input: replaceInput,
  output: certificateView,
  status: 201,
  allow: can.keepBook,
  run: async (ctx, { code: handle, id, reason }) => {
    const subject = await getOwnSubject(ctx, handle)
    await lockBook(ctx, subject.id)
    const old = await findCertificate(ctx, subject.id, id)
    if (!old) throw new AppError('not_found', 'capital.certificateNotFound')
    if (old.endedOn !== null) throw new AppError('conflict', 'capital.certificateEnded', { number: old.number }, { article: 'L75.3' })
    const book = await readBook(ctx, subject)
    const content = await contentOf(ctx, subject, book, old.memberId)
    await refuseUnlessDue(ctx, subject, book, content, old.memberId, false)
    const refusal = refuseReplacement(reason, !hashOf(content.facts, content.idNumber).equals(old.factsHash))
    if (refusal) throw new AppError('conflict', `capital.${refusal}`, {}, { article: 'L75.3' })
    await endCertificate(ctx, subject.id, old.id, book.today, reason)
    return answer(ctx, subject, await issue(ctx, subject, book, content, old.memberId, old), content)
  },
})

export const revokeCertificate = operation({
  id: 'capital.revokeCertificate',
  http: 'POST /organisations/{code}/certificates/{id}/revocation',
  summary: 'A certificate no longer holds: the membership ended or the capital went back (L 75.3).',
  input: revokeInput,
  output: z.object({ id: z.uuid() }),
  allow: can.keepBook,
  run: async (ctx, { code: handle, id, reason }) => {
    const subject = await getOwnSubject(ctx, handle)
    await lockBook(ctx, subject.id)
    const certificate = await findCertificate(ctx, subject.id, id)
    if (!certificate) throw new AppError('not_found', 'capital.certificateNotFound')
    const book = await readBook(ctx, subject)
    if (reason === 'membershipEnded' && book.members.has(certificate.memberId)) throw new AppError('conflict', 'capital.stillMember', {}, { article: 'L75.3' })
    if (reason === 'returned' && (book.balances.get(certificate.memberId) ?? nothing).committedDong > 0) throw new AppError('conflict', 'capital.stillHolds', {}, { article: 'L75.3' })
    await endCertificate(ctx, subject.id, id, book.today, reason)
    return { id }
  },
})

export const listCertificates = operation({
  id: 'capital.listCertificates',
  http: 'GET /organisations/{code}/certificates',
  summary: 'Certificates of contribution, newest first; which are to be exchanged, and who should have one.',
  reads: true,
  input: z.object({ code, memberId: z.uuid().optional() }),
  output: certificateList,
  allow: can.keepBook,
  run: async (ctx, { code: handle, memberId }) => {
    const subject = await getOwnSubject(ctx, handle)
    const [rows, book] = await Promise.all([listRows(ctx, subject.id, memberId ?? null), readBook(ctx, subject)])
    const valid = new Map(rows.filter((row) => row.endedOn === null).map((row) => [row.memberId, row]))
    const outdated = [...valid.values()].filter(({ facts, memberId: holder }) =>
      facts.charterCapitalDong !== book.totalDong || facts.contributionDong !== (book.balances.get(holder) ?? nothing).committedDong || facts.memberName !== book.members.get(holder)?.name)
    const missing = [...book.balances].filter(([id, { committedDong, paidDong }]) =>
      committedDong > 0 && paidDong === committedDong && book.parties.get(id)?.active === true && !valid.has(id) && (memberId === undefined || memberId === id))
    const paidUp = ({ memberId: holder }: Certificate): boolean => { const { committedDong, paidDong } = book.balances.get(holder) ?? nothing; return committedDong > 0 && paidDong === committedDong && book.members.has(holder) }
    return { items: rows.map(lineOf), outdated: outdated.map((row) => row.id), exchangeable: outdated.filter(paidUp).map((row) => row.id), missing: missing.map(([id]) => ({ memberId: id, name: book.members.get(id)?.name ?? '' })) }
  },
})

export const getCertificate = operation({
  id: 'capital.getCertificate',
  http: 'GET /organisations/{code}/certificates/{id}',
  summary: 'One certificate as it was printed, and which of its fields changed since. For its holder and for who keeps the book.',
  reads: true,
  input: z.object({ code, id: z.uuid() }),
  output: certificateView,
  allow: can.read,
  run: async (ctx, { code: handle, id }) => {
    const subject = await getOwnSubject(ctx, handle)
    const [certificate, own] = await Promise.all([findCertificate(ctx, subject.id, id), memberOf(ctx, subject.id)])
    if (!certificate || (!keepsBook(ctx.actor) && own?.id !== certificate.memberId)) throw new AppError('not_found', 'capital.certificateNotFound')
    ctx.noteRead({ organisationId: subject.id, what: 'certificate of contribution' })
    const book = await readBook(ctx, subject)
    return viewOf(ctx, subject, certificate, certificate.endedOn === null && book.members.has(certificate.memberId) ? await contentOf(ctx, subject, book, certificate.memberId) : null)
  },
})
