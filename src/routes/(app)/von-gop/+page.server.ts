import { listContributions } from '#modules/capital/index.ts'
import { fold } from '#platform/vietnamese/fold.ts'
import { ask } from '#platform/route.server.ts'
import { dayFrom } from '../../form-values.ts'
import { ownCode } from './own.server.ts'
import type { PageServerLoad } from './$types'

const PAGE = 100

/** Names are found without their marks; a hundred to a page. */
export const load: PageServerLoad = async (event) => {
  const { searchParams } = event.url
  const asOf = dayFrom(searchParams.get('ngay'))
  const sheet = await ask(event, listContributions, { code: ownCode(event), ...(asOf ? { asOf } : {}) })
  const q = searchParams.get('q')?.trim() ?? ''
  const found = q === '' ? sheet.shares : sheet.shares.filter((share) => fold(share.name).includes(fold(q)) || String(share.number) === q)
  const page = Math.max(1, Math.trunc(Number(searchParams.get('trang') ?? '1')) || 1)
  return {
    ...sheet, shares: found.slice((page - 1) * PAGE, page * PAGE), own: sheet.shares.find((share) => share.own) ?? null,
    all: sheet.shares.length, found: found.length, page, pages: Math.max(1, Math.ceil(found.length / PAGE)), q, past: asOf !== undefined,
  }
}
