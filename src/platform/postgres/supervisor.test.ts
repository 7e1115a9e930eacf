import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { isRoot } from './account.server.ts'
import { isRunning, signal } from './processes.server.ts'
import { socketOption } from './socket.server.ts'
import { startPostgres } from './supervisor.server.ts'
import type { PostgresServer, StartOptions } from './supervisor.server.ts'

let root = ''
let servers: PostgresServer[] = []
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'chung-server-'))
  chmodSync(root, 0o711)
})
afterEach(async () => {
  await Promise.all(servers.map((server) => server.stop()))
  servers = []
  rmSync(root, { recursive: true, force: true })
})

async function start(options: Partial<StartOptions> = {}): Promise<PostgresServer> {
  const server = await startPostgres({ dataDir: join(root, 'data'), shelter: join(root, 'shelter'), durable: false, ...options })
  servers.push(server)
  return server
}

async function ask<T extends object>(server: PostgresServer, statement: string): Promise<T> {
  const sql = postgres(server.ownerUrl('postgres'), { max: 1 })
  const rows = await sql.unsafe<T[]>(statement).finally(() => sql.end())
  return rows[0] as T
}

test('the database sorts by PostgreSQL itself, checks its pages and keeps everything over a restart', async () => {
  const first = await start()
  expect(await ask(first, `select datlocprovider::text provider, datlocale locale, pg_encoding_to_char(encoding) encoding,
    current_setting('data_checksums') checksums, current_setting('server_version_num')::int / 10000 major
    from pg_database where datname = 'postgres'`))
    .toEqual({ provider: 'b', locale: 'C.UTF-8', encoding: 'UTF8', checksums: 'on', major: 18 })
  await ask(first, 'create table kept as select 42 as answer')
  await first.stop()
  expect(isRunning(first.pid ?? 0)).toBe(false)
  expect(await ask(await start(), 'select answer from kept')).toEqual({ answer: 42 })
})

test('only this machine reaches it, and only with the password that its owner alone may read', async () => {
  const server = await start()
  expect(await ask(server, `select current_setting('listen_addresses') address`)).toEqual({ address: '127.0.0.1' })
  expect(statSync(join(root, 'data', 'postgres.password')).mode & 0o777).toBe(0o600)
  const stranger = postgres(server.ownerUrl('postgres').replace(/:[^:@/]+@/, ':guessed@'), { max: 1 })
  await expect(stranger`select 1`).rejects.toThrow(/password authentication failed/)
})

test('acknowledged writes are kept by default', async () => {
  const server = await start({ durable: true })
  expect(await ask(server, `select current_setting('fsync') f, current_setting('synchronous_commit') s, current_setting('full_page_writes') p`))
    .toEqual({ f: 'on', s: 'on', p: 'on' })
})

test('a second start on the same data is refused, naming who holds it', async () => {
  await start()
  await expect(start()).rejects.toThrow(`PID ${process.pid}`)
})

test('a server that crashes under us is started again on the same port, and requests under way fail instead of hanging', async () => {
  const lines: string[] = []
  const server = await start({ durable: true, log: (line) => lines.push(line) })
  const crashed = server.pid ?? 0
  const sql = postgres(server.ownerUrl('postgres'), { max: 1, ...socketOption(server.ownerUrl('postgres')) })
  await sql`create table kept as select 42 as answer`
  const underWay = sql`select pg_sleep(3600)`.catch(() => sql`rollback`).then(() => 'answered', () => 'refused')
  signal(crashed, 'SIGKILL')
  expect(await underWay).toMatch(/answered|refused/)
  await expect.poll(() => server.pid).not.toBe(crashed)
  expect(await ask(server, 'select answer from kept')).toEqual({ answer: 42 })
  expect(lines.join()).toMatch(/khởi động lại[^]*starting it again/)
  await sql.end({ timeout: 0 })
})

test('a stale file of the server, its number given to another program, does not stop the next start', async () => {
  const first = await start()
  await first.stop()
  writeFileSync(join(root, 'data', 'postgres', 'postmaster.pid'), `${process.pid}\n${join(root, 'data', 'postgres')}\n`)
  expect(await ask(await start(), 'select 1 as one')).toEqual({ one: 1 })
})

test('a data folder too deep for a socket', async () => {
  const server = await start({ dataDir: join(root, 'a-name-of-forty-bytes-or-thereabouts-1', 'a-name-of-forty-bytes-or-thereabouts-2', 'data') })
  expect(await ask(server, 'select 1 as one')).toEqual({ one: 1 })
  const socketDir = server.socketDir ?? ''
  await server.stop()
  expect(existsSync(socketDir)).toBe(false)
})

test('a port that is taken is named', async () => {
  const other = createServer()
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
  const address = other.address()
  const port = typeof address === 'object' && address ? address.port : 0
  await expect(start({ port })).rejects.toThrow(`${port}`)
  other.close()
})

test.runIf(isRoot())('root in a closed folder, as in a clone under /root: data and programs go to the shelter, which the folder names', async () => {
  chmodSync(root, 0o700)
  const shelter = mkdtempSync(join(tmpdir(), 'chung-shelter-'))
  mkdirSync(join(root, 'closed'), { mode: 0o700 })
  const lines: string[] = []
  const server = await start({ dataDir: join(root, 'closed', 'data'), shelter, log: (line) => lines.push(line) })
  await ask(server, 'create table kept as select 42 as answer')
  await server.stop()
  const place = readFileSync(join(root, 'closed', 'data', 'postgres.location'), 'utf8').trim()
  expect(place.startsWith(shelter)).toBe(true)
  expect(lines.filter((line) => line.includes(place))).toHaveLength(1)
  const again = await start({ dataDir: join(root, 'closed', 'data'), shelter })
  expect(await ask(again, 'select answer from kept')).toEqual({ answer: 42 })
  await again.stop()
  rmSync(shelter, { recursive: true })
  await expect(start({ dataDir: join(root, 'closed', 'data'), shelter })).rejects.toThrow(place)
})
