import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { mayPass, unprivilegedAccount } from './account.server.ts'

const passwd = (...lines: string[]): string => ['root:x:0:0:root:/root:/bin/bash', ...lines, ''].join('\n')
const daemon = 'daemon:x:1:1:daemon:/usr/sbin:/usr/sbin/nologin'
const nobody = 'nobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin'

test('a machine with PostgreSQL of its own lends that account', () => {
  expect(unprivilegedAccount(passwd(daemon, nobody, 'postgres:x:101:104::/var/lib/postgresql:/bin/bash')).uid).toBe(101)
})

test('a fresh Debian has nobody', () => {
  expect(unprivilegedAccount(passwd(daemon, nobody))).toEqual({ uid: 65534, gid: 65534, name: 'nobody' })
})

test('failing both, an account that cannot sign in, never a person', () => {
  expect(unprivilegedAccount(passwd('lan:x:1000:1000::/home/lan:/bin/bash', daemon)).name).toBe('daemon')
})

test('a machine with root alone is told what to do', () => {
  expect(() => unprivilegedAccount(passwd())).toThrow(/tài khoản[^]*account/)
})

test('passing through a folder is a matter of its mode', () => {
  const folder = join(mkdtempSync(join(tmpdir(), 'chung-account-')), 'room')
  onTestFinished(() => rmSync(folder, { recursive: true }))
  mkdirSync(folder)
  const stranger = { uid: 54_321, gid: 54_321, name: 'stranger' }
  chmodSync(folder, 0o700)
  expect(mayPass(folder, stranger)).toBe(false)
  chmodSync(folder, 0o711)
  expect(mayPass(folder, stranger)).toBe(true)
})
