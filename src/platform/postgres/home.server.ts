import { createHash } from 'node:crypto'
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, realpathSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { isRoot, mayPass, mayReach, unprivilegedAccount } from './account.server.ts'
import type { Account } from './account.server.ts'
import { PostgresProblem } from './problem.server.ts'
import type { Log } from './problem.server.ts'

/** Where the server's folder, lock, log and password lie, and who the server runs as. */
export type Home = { folder: string; cluster: string; account: Account | null }

export const clusterOf = (folder: string): string => join(folder, 'postgres')
const noteOf = (dataDir: string): string => join(dataDir, 'postgres.location')
/** Beside the cluster, not in the data folder: a copied folder may point to the same cluster. */
export const lockFile = (folder: string): string => join(folder, 'chung.lock')

/** The data folder, or the one that it names. */
export const folderOf = (dataDir: string): string => (existsSync(noteOf(dataDir)) ? readNote(noteOf(dataDir)) : dataDir)

/**
 * Normally the data folder itself. Started by root out of reach of other accounts (a clone under /root, mode 0700),
 * a folder under /var/lib/chung; the data folder then holds a note saying which.
 */
export function settleHome(dataDir: string, shelter: string, log: Log): Home {
  // Only the data folder itself is closed: `mode` would count for the folders above as well.
  mkdirSync(dirname(dataDir), { recursive: true })
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const folder = folderOf(dataDir)
  const cluster = clusterOf(folder)
  if (existsSync(cluster)) return { folder, cluster, account: ownerOf(cluster) }
  if (!isRoot()) return { folder, cluster, account: null }
  const account = unprivilegedAccount()
  if (mayReach(realpathSync(folder), account)) return open(folder, account)
  const elsewhere = join(shelter, createHash('sha256').update(realpathSync(dataDir)).digest('hex').slice(0, 16))
  makeShelter(shelter)
  mkdirSync(elsewhere, { recursive: true, mode: 0o700 })
  writeFileSync(noteOf(dataDir), `${elsewhere}\n`, { mode: 0o600 })
  log(`Tài khoản ${account.name} không vào được ${dataDir}: cơ sở dữ liệu đặt tại ${elsewhere} · The account ${account.name} cannot reach ${dataDir}: the database is kept in ${elsewhere}`)
  return open(elsewhere, account)
}

/** Passing through is all the server's account gets here: the files beside are not its own. */
function open(folder: string, account: Account): Home {
  if (!mayPass(folder, account)) {
    chownSync(folder, statSync(folder).uid, account.gid)
    chmodSync(folder, (statSync(folder).mode & 0o7777) | 0o010)
  }
  return { folder, cluster: clusterOf(folder), account }
}

export function makeShelter(shelter: string): void {
  mkdirSync(shelter, { recursive: true })
  chmodSync(shelter, 0o755)
}

/** A missing place must never look like a fresh start: that would hide somebody's data. */
function readNote(note: string): string {
  const folder = readFileSync(note, 'utf8').trim()
  if (existsSync(folder)) return folder
  throw new PostgresProblem(
    `${note} ghi rằng cơ sở dữ liệu nằm ở ${folder}, nhưng thư mục ấy không còn. Hãy đưa thư mục trở lại, hoặc xoá tệp ${note} để bắt đầu với cơ sở dữ liệu trống.`,
    `${note} says that the database is in ${folder}, but that folder is gone. Bring it back, or remove ${note} to start with an empty database.`,
  )
}

/** A server runs only as the owner of its folder. */
function ownerOf(cluster: string): Account | null {
  const { uid, gid } = statSync(cluster)
  if (uid === process.getuid?.()) return null
  if (isRoot()) return { uid, gid, name: String(uid) }
  throw new PostgresProblem(
    `Thư mục cơ sở dữ liệu ${cluster} thuộc tài khoản khác (uid ${uid}). Hãy chạy bằng tài khoản đã tạo ra nó (hoặc root), hay đặt CHUNG_DATA sang thư mục khác.`,
    `The database folder ${cluster} belongs to another account (uid ${uid}). Start as the account that made it (or as root), or set CHUNG_DATA to another folder.`,
  )
}
