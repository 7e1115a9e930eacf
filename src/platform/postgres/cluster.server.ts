import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ids } from './binaries.server.ts'
import type { Binaries } from './binaries.server.ts'
import type { Home } from './home.server.ts'
import { PostgresProblem } from './problem.server.ts'
import type { Log } from './problem.server.ts'

const SUPERUSER = 'postgres'
const MAJOR = '18'
/** The server needs nothing from our surroundings, least of all our secrets or locale. */
export const serverEnvironment = { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' }

export const urlOf = (password: string, port: number, database: string): string =>
  `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}/${encodeURIComponent(database)}`

export const passwordFile = (home: { folder: string }): string => join(home.folder, 'postgres.password')

/** The cluster's superuser password; the cluster is made first when there is none. */
export async function settleCluster(home: Home, binaries: Binaries, durable: boolean, log: Log): Promise<string> {
  if (!existsSync(home.cluster)) await create(home, binaries, durable, log)
  const version = readFileSync(join(home.cluster, 'PG_VERSION'), 'utf8').trim()
  if (version === MAJOR && existsSync(passwordFile(home))) return readFileSync(passwordFile(home), 'utf8')
  throw version === MAJOR ? noPassword(home) : otherVersion(home, version)
}

/** Beside its final place, renamed when complete: a power cut in the middle leaves no half cluster. */
async function create(home: Home, binaries: Binaries, durable: boolean, log: Log): Promise<void> {
  log('Đang tạo cơ sở dữ liệu… · Creating the database…')
  const aside = `${home.cluster}.new`
  rmSync(aside, { recursive: true, force: true })
  mkdirSync(aside, { mode: 0o700 })
  const password = randomBytes(24).toString('base64url')
  const handed = join(aside, '..', 'postgres.handed')
  writeFileSync(handed, password, { mode: 0o600 })
  if (home.account) for (const path of [aside, handed]) chownSync(path, home.account.uid, home.account.gid)
  await initdb(home, binaries, [`--pgdata=${aside}`, `--pwfile=${handed}`, ...(durable ? [] : ['--no-sync'])])
  rmSync(handed)
  writeFileSync(passwordFile(home), password, { mode: 0o600 })
  chmodSync(passwordFile(home), 0o600)
  renameSync(aside, home.cluster)
}

/** `C.UTF-8` of PostgreSQL itself: text sorts and folds alike on every machine and after every upgrade of its libraries. */
const INITDB = [
  `--username=${SUPERUSER}`, '--auth=scram-sha-256', '--encoding=UTF8', '--locale=C', '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8', '--data-checksums', '--no-instructions',
]

async function initdb(home: Home, binaries: Binaries, args: string[]): Promise<void> {
  const child = spawn(join(binaries, 'bin', 'initdb'), [...INITDB, ...args], {
    ...ids(home.account), cwd: '/', env: serverEnvironment, stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => { said += text })
  const code = await new Promise<number | null>((resolve, reject) => child.on('error', reject).on('close', resolve))
  if (code === 0) return
  throw new PostgresProblem(`Không tạo được cơ sở dữ liệu trong ${home.folder}.`, `The database could not be created in ${home.folder}.\n${said.trim()}`)
}

const noPassword = (home: Home): PostgresProblem => new PostgresProblem(
  `Thiếu tệp ${passwordFile(home)} (mật khẩu của cơ sở dữ liệu). Hãy lấy lại tệp ấy từ bản sao của thư mục dữ liệu.`,
  `${passwordFile(home)} (the database's password) is missing. Bring it back from a copy of the data folder.`,
)

const otherVersion = (home: Home, version: string): PostgresProblem => new PostgresProblem(
  `Cơ sở dữ liệu trong ${home.cluster} thuộc PostgreSQL ${version}, bản này dùng ${MAJOR}. Sao lưu bằng bản cũ ("chung backup"), rồi khôi phục vào thư mục mới.`,
  `The database in ${home.cluster} is of PostgreSQL ${version}, this version runs ${MAJOR}. Back it up with the old version ("chung backup") and restore it into a new folder.`,
)
