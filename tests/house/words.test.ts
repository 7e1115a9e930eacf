import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/** What must not stand in the repository: unfinished words, switched-off checks, machines, hosts. */
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { encoding: 'utf8' }).split('\n')
  .filter((f) => /\.(ts|svelte|sql|mjs|css|html|json|md|csv)$/.test(f) && !/package-lock\.json$|^tests\/house\/words\.test\.ts$/.test(f))

const forbidden: [string, RegExp][] = [
  ['unfinished', /\b(TODO|FIXME|XXX)\b/],
  ['a check switched off', /@ts-(ignore|nocheck|expect-error)|eslint-disable|oxlint-disable/],
  ['a test that does not run', /\b(it|test|describe)\.(skip|only|todo)\(/],
  ['a machine path', /\/work\/|\/root\/[a-z.]/],
  ['a registry host', /registry\.npmjs|npmjs\.(org|com)\/package/],
]

test.each(forbidden)('no file holds %s', (_name, pattern) => {
  const hits = files.filter((f) => !f.startsWith('data/')).filter((f) => pattern.test(readFileSync(f, 'utf8')))
  expect(hits).toEqual([])
})

test('text of the project is NFC', () => {
  expect(files.filter((f) => { const text = readFileSync(f, 'utf8'); return text !== text.normalize('NFC') })).toEqual([])
})
