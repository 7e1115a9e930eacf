import { error } from '@sveltejs/kit'
import { listCsv, listPaper, listProvince, listWorkbook, summariseProvince, summaryPaper, summaryWorkbook, type PaperInput } from '#modules/papers/index.ts'
import { ask } from '#platform/route.server.ts'
import { currentKernel } from '#platform/kernel.server.ts'
import type { RequestEvent, RequestHandler } from './$types'

/** Longer lists take minutes to lay out and a ream to print. */
const PRINTED_MAX = 6_000

const types = {
  pdf: 'application/pdf', csv: 'text/csv; charset=utf-8', json: 'application/json; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const

/** What is no filter of ours the operation refuses. */
const filterOf = (event: RequestEvent): PaperInput =>
  Object.fromEntries(['province', 'commune', 'q', 'type', 'status', 'sector', 'field', 'attention'].flatMap((name) => {
    const value = event.url.searchParams.get(name)
    return value ? [[name, value]] : []
  }))

type Made = { bytes: Uint8Array | string; type: keyof typeof types }

async function make(event: RequestEvent): Promise<Made | null> {
  const demonstration = event.locals.demonstration
  const list = (atMost?: number) => ask(event, listProvince, { ...filterOf(event), atMost })
  const summary = () => ask(event, summariseProvince, { province: event.url.searchParams.get('province') ?? undefined })
  switch (event.params.file) {
    case 'danh-sach.pdf': return { bytes: await listPaper(await list(PRINTED_MAX), demonstration), type: 'pdf' }
    case 'danh-sach.xlsx': return { bytes: await listWorkbook(await list(), demonstration), type: 'xlsx' }
    case 'danh-sach.csv': return { bytes: await listCsv(await list(), demonstration), type: 'csv' }
    case 'danh-sach.json': return { bytes: JSON.stringify({ ...(await list()), demonstration }), type: 'json' }
    case 'tong-hop.pdf': return { bytes: await summaryPaper(await summary(), demonstration), type: 'pdf' }
    case 'tong-hop.xlsx': return { bytes: await summaryWorkbook(await summary(), demonstration), type: 'xlsx' }
    default: return null
  }
}

export const GET: RequestHandler = async (event) => {
  const made = await make(event)
  if (!made) error(404, { message: currentKernel().translate(event.locals.locale, 'papers.noPaper') })
  const disposition = made.type === 'pdf' ? 'inline' : 'attachment'
  return new Response(made.bytes as BodyInit, { headers: { 'content-type': types[made.type], 'content-disposition': `${disposition}; filename="${event.params.file}"`, 'cache-control': 'private, no-store' } })
}
