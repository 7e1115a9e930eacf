import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { existsSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'
import Fastify, { type FastifyInstance } from 'fastify'
import { registerCapitalFileRoutes } from '#modules/capital/index.ts'
import { registerDisclosureFiles } from '#modules/disclosure/index.ts'
import { registerComparison } from '#modules/documents/index.ts'
import { createEdge } from '#modules/identity/index.ts'
import { registerFileRoutes } from '#modules/imports/index.ts'
import { registerMemberFileRoutes } from '#modules/membership/index.ts'
import { resolveAddress } from '#modules/places/index.ts'
import { modules } from '#modules/registry.server.ts'
import { isLoopback, type Config } from '#platform/config.server.ts'
import { openPool } from '#platform/connection.server.ts'
import { startDispatcher } from '#platform/events.server.ts'
import { registerApi } from '#platform/http.server.ts'
import { newId } from '#platform/ids.ts'
import { createDatabase, install, urlWith } from '#platform/installation.server.ts'
import { startJobs } from '#platform/jobs.server.ts'
import { createKernel, serveKernel, type Kernel } from '#platform/kernel.server.ts'
import { openApiDocument } from '#platform/openapi.server.ts'
import { startPostgres } from '#platform/postgres/supervisor.server.ts'
import { AppError } from '#platform/problem.ts'
import { loadReference } from '#platform/reference.server.ts'
import { loadSecrets } from '#platform/secrets.server.ts'
import { readMark, seedDemonstration } from './demonstration.server.ts'
import { serveEdge, type Edge } from './edge.server.ts'
import { isDemonstration, isReady, serverState, setState } from './state.server.ts'

export type StartOptions = Config & {
  /** No demonstration. */
  empty: boolean
  /** Settled when the pages are built: the database comes up meanwhile. */
  pages?: Promise<void>
  say: (line: string) => void
  version: string
}
export type Running = { address: string; demonstration: boolean; kernel: Kernel; stop: () => Promise<void> }

const DATABASE = 'chung'
const SUFFIX = 'main'
/** Page forms are small; files have a route of their own that streams to disk. */
const PAGE_BODY_LIMIT = '1M'

/** PostgreSQL, migrations, reference facts, demonstration, workers, HTTP: in this order, undone in the other. */
export async function startServer(options: StartOptions): Promise<Running> {
  const { say } = options
  const undo: (() => Promise<void>)[] = []
  const stop = async (): Promise<void> => { for (const step of undo.reverse().splice(0)) await step() }
  const onError = (error: unknown): void => say(error instanceof Error ? (error.stack ?? error.message) : String(error))
  try {
    loadSecrets(options.dataDir)
    const ownerUrl = await openDatabase(options, undo)
    const { urls, authUrl } = await install(ownerUrl, SUFFIX, modules)
    setState({ migrated: true })
    await loadReference(ownerUrl, modules)
    setState({ referenceLoaded: true })

    const kernel = createKernel(urls, modules)
    undo.push(() => kernel.close())
    const address = `http://${isLoopback(options.host) ? 'localhost' : options.host}:${options.port}`
    const demonstration = await prepareDemonstration(options, ownerUrl, kernel)
    const edge = await createEdge({ authUrl, kernel, origin: process.env.ORIGIN ?? address })
    undo.push(() => edge.close())
    serveKernel(kernel)
    serveEdge(edge)

    const dispatcher = startDispatcher(kernel, onError)
    undo.push(() => dispatcher.stop())
    const jobs = await startJobs(kernel, urls, onError)
    undo.push(() => jobs.stop())

    await options.pages
    const server = await serveHttp(options, kernel, edge, onError)
    undo.push(() => closeHttp(server))
    // The index of addresses takes half a second once: nobody should wait for it at the first upload.
    setImmediate(() => resolveAddress('Hà Nội'))
    return { address: process.env.ORIGIN ?? address, demonstration, kernel, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function openDatabase(options: StartOptions, undo: (() => Promise<void>)[]): Promise<string> {
  if (options.databaseUrl) return options.databaseUrl
  const postgres = await startPostgres({ dataDir: options.dataDir, log: options.say })
  undo.push(() => postgres.stop())
  const administrator = openPool(postgres.ownerUrl('postgres'), 1)
  await createDatabase(administrator, DATABASE)
  await administrator.end()
  return urlWith(postgres.ownerUrl('postgres'), { database: DATABASE })
}

async function prepareDemonstration(options: StartOptions, ownerUrl: string, kernel: Kernel): Promise<boolean> {
  const mark = await readMark(ownerUrl)
  if (mark === 'none' && options.empty) return false
  if (!isLoopback(options.host)) {
    // Its passwords are printed in the README: on another address anybody could sign in as a ministry.
    if (mark !== 'none') throw new AppError('forbidden', 'platform.demonstrationNotOnLoopback', { host: options.host })
    return false
  }
  setState({ demonstration: 'loading' })
  const seeded = await seedDemonstration(ownerUrl, kernel, modules, options.say)
  setState({ demonstration: seeded ? 'complete' : 'none' })
  return seeded
}

type Handler = (request: IncomingMessage, response: ServerResponse) => void

/** SvelteKit's pages; without a build (tools, some tests) the API still serves. */
async function pageHandler(): Promise<Handler | null> {
  const file = fileURLToPath(new URL('../../build/handler.js', import.meta.url))
  if (!existsSync(file)) return null
  process.env.BODY_SIZE_LIMIT ??= PAGE_BODY_LIMIT
  process.env.HOST_HEADER ??= 'host'
  process.env.PROTOCOL_HEADER ??= 'x-forwarded-proto'
  return ((await import(pathToFileURL(file).href)) as { handler: Handler }).handler
}

const isApi = (url: string): boolean =>
  url.startsWith('/api/v1/') || url === '/healthz' || url === '/readyz' || url.startsWith('/openapi.json') || url.startsWith('/tep/')

async function serveHttp(options: StartOptions, kernel: Kernel, edge: Edge, onError: (error: unknown) => void): Promise<FastifyInstance> {
  const pages = await pageHandler()
  const app = Fastify({
    genReqId: () => newId(),
    bodyLimit: 1_000_000,
    serverFactory: (api): Server => createServer((request, response) => {
      const url = request.url ?? '/'
      // The caller must not name an address for itself: rate limits count by it.
      request.headers['x-chung-client-address'] = request.socket.remoteAddress ?? ''
      request.headers['x-forwarded-proto'] = new URL(process.env.ORIGIN ?? 'http://localhost').protocol.slice(0, -1)
      if (isApi(url) || !pages) api(request, response)
      else if (url.startsWith('/api/auth/')) edge.handleAuth(request, response).catch((error: unknown) => { onError(error); response.writeHead(500).end() })
      else pages(request, response)
    }),
  })
  await registerApi(app, { kernel, actorOf: (request) => edge.actorOf(request.headers), demonstration: isDemonstration, onError })
  registerFileRoutes(app, { kernel, actorOf: (request) => edge.actorOf(request.headers) })
  registerMemberFileRoutes(app, { kernel, actorOf: (request) => edge.actorOf(request.headers) })
  registerCapitalFileRoutes(app, { kernel, actorOf: (request) => edge.actorOf(request.headers) })
  registerComparison(app)
  registerDisclosureFiles(app, { kernel, actorOf: (request) => edge.actorOf(request.headers) })
  const document = JSON.stringify(openApiDocument(modules, options.version))
  app.get('/openapi.json', (_request, reply) => reply.type('application/json').send(document))
  app.get('/healthz', () => ({ alive: true }))
  app.get('/readyz', (_request, reply) => reply.code(isReady() ? 200 : 503).send({ ready: isReady(), ...serverState() }))
  await app.listen({ port: options.port, host: options.host })
  return app
}

async function closeHttp(app: FastifyInstance): Promise<void> {
  app.server.closeIdleConnections()
  await app.close()
  serveKernel(null)
  serveEdge(null)
}
