import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase, type TestDatabase } from '#platform/testing.server.ts'
import { generate, generatedFiles, type GeneratedFile } from '../../tools/generate.ts'

let t: TestDatabase
let files: Record<GeneratedFile, string>
beforeAll(async () => {
  t = await testDatabase()
  files = await generate(t.urls.owner)
})
afterAll(() => t.close())

test.each(generatedFiles)('%s says what the code says (npm run generate)', (file) => {
  expect(readFileSync(file, 'utf8')).toBe(files[file])
})
