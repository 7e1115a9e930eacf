import { getLive, watchAssembly } from '#modules/assembly/index.ts'
import { currentKernel } from '#platform/kernel.server.ts'
import { ask } from '#platform/route.server.ts'
import type { RequestHandler } from './$types'

const HEARTBEAT_MS = 25_000

/** Server-sent events: the quorum and the running vote, as long as the reader keeps the page open. */
export const GET: RequestHandler = async (event) => {
  const first = await ask(event, getLive, { id: event.params.id })
  const { actor } = event.locals
  const text = new TextEncoder()
  let stop = (): void => undefined
  const body = new ReadableStream<Uint8Array>({
    start: async (controller) => {
      const write = (line: string): void => { controller.enqueue(text.encode(line)) }
      write(`retry: 3000\ndata: ${JSON.stringify(first)}\n\n`)
      const leave = await watchAssembly(currentKernel(), actor, first, (view) => write(`data: ${JSON.stringify(view)}\n\n`))
      const beat = setInterval(() => write(': \n\n'), HEARTBEAT_MS)
      stop = () => {
        clearInterval(beat)
        leave()
      }
    },
    cancel: () => stop(),
  })
  return new Response(body, { headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' } })
}
