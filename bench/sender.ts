import { randomUUID } from 'node:crypto'
import autocannon from 'autocannon'
import type { Load } from './load.ts'

/** Its own process: `node bench/sender.ts '<Load as JSON>'` prints the report as JSON. `{id}` in headers and body is fresh for each request. */
const load = JSON.parse(process.argv[2] ?? '{}') as Load
const fresh = JSON.stringify([load.headers, load.body]).includes('{id}')

const report = await autocannon({
  url: load.url,
  connections: load.connections ?? 16,
  duration: load.seconds ?? 3,
  requests: [{
    method: load.method ?? 'GET',
    headers: load.headers ?? {},
    ...(load.body === undefined ? {} : { body: load.body }),
    ...(fresh ? {
      setupRequest: (request) => {
        const id = randomUUID()
        const headers = Object.fromEntries(Object.entries(load.headers ?? {}).map(([name, value]) => [name, value.replaceAll('{id}', id)]))
        return { ...request, headers, ...(load.body === undefined ? {} : { body: load.body.replaceAll('{id}', id) }) }
      },
    } : {}),
  }],
})
process.stdout.write(JSON.stringify({ requests: report.requests, non2xx: report.non2xx, errors: report.errors }))
