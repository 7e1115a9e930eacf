export { backup } from './backup.server.ts'
export { restore } from './restore.server.ts'
export { verifyArchive, withArchive } from './verify.server.ts'
export type { Manifest } from './manifest.ts'
