import { readFileSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { PostgresProblem } from './problem.server.ts'

/** Who the server runs as; null is whoever runs us. */
export type Account = { uid: number; gid: number; name: string }

const NO_LOGIN = /\/(nologin|false)$/
/** In this order; a fresh Debian has no `postgres`. */
const PREFERRED = ['postgres', 'nobody']

export const isRoot = (): boolean => process.getuid?.() === 0

/** PostgreSQL refuses to run as root: an account of the machine that owns nothing worth having. */
export function unprivilegedAccount(passwd = readFileSync('/etc/passwd', 'utf8')): Account {
  const accounts = passwd.split('\n').map(parse).filter((a) => a !== null && a.uid !== 0)
  const found = PREFERRED.map((name) => accounts.find((a) => a?.name === name)).find(Boolean)
    ?? accounts.find((a) => a !== null && NO_LOGIN.test(a.shell))
  if (found) return { uid: found.uid, gid: found.gid, name: found.name }
  throw new PostgresProblem(
    'PostgreSQL không chạy được bằng tài khoản root và máy không có tài khoản nào khác. Hãy tạo một tài khoản rồi chạy lại bằng tài khoản ấy.',
    'PostgreSQL does not run as root and this machine has no other account. Create one and start Chung as that user.',
  )
}

function parse(line: string): (Account & { shell: string }) | null {
  const [name, , uid, gid, , , shell] = line.split(':')
  return name && uid && gid ? { name, uid: Number(uid), gid: Number(gid), shell: shell ?? '' } : null
}

/** May this account pass through the folder? (Lists of rights beside the mode are left to the server's own message.) */
export function mayPass(folder: string, account: Account): boolean {
  const { mode, uid, gid } = statSync(folder)
  const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001
  return (mode & bit) !== 0
}

/** Through every folder above this one. */
export function mayReach(folder: string, account: Account): boolean {
  const above = dirname(folder)
  return above === folder || (mayPass(above, account) && mayReach(above, account))
}
