import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** Progress goes to stderr: stdout belongs to the program's answers. */
export const say = (text) => process.stderr.write(`${text}\n`)
