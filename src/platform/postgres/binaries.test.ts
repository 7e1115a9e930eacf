import { chmodSync, cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { isRoot, unprivilegedAccount } from './account.server.ts'
import { findBinaries, reachableBinaries } from './binaries.server.ts'

test.runIf(isRoot())('programs in a closed folder are copied once to where the account can run them', () => {
  const root = mkdtempSync(join(tmpdir(), 'chung-binaries-'))
  onTestFinished(() => rmSync(root, { recursive: true }))
  chmodSync(root, 0o711)
  const closed = join(root, 'closed', 'native')
  cpSync(findBinaries(), closed, { recursive: true, verbatimSymlinks: true })
  chmodSync(join(root, 'closed'), 0o700)
  const lines: string[] = []
  const find = (): string => reachableBinaries(closed, unprivilegedAccount(), join(root, 'shelter'), (line) => lines.push(line))
  const copy = find()
  expect(copy.startsWith(join(root, 'shelter'))).toBe(true)
  expect(find()).toBe(copy)
  expect(lines).toHaveLength(1)
})

test('programs that do not run are reported with what to do', () => {
  expect(() => reachableBinaries('/nowhere', null, '/nowhere', () => {})).toThrow(/DATABASE_URL/)
})
