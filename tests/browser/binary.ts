import { execFileSync } from 'node:child_process'
import { createReadStream, createWriteStream, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress } from 'node:zlib'

/**
 * The browser of the tests comes from npm, with the libraries that a bare Debian lacks and with our own typeface: no
 * system package is needed. Unpacked once, beside node_modules' other caches.
 */
export type Browser = { executable: string; env: Record<string, string> }

const require = createRequire(import.meta.url)
const packageDir = dirname(dirname(require.resolve('@sparticuz/chromium')))
const fontsDir = dirname(require.resolve('@expo-google-fonts/be-vietnam-pro/package.json'))
const cache = resolve(import.meta.dirname, '../../node_modules/.cache')

async function decompress(file: string, to: string): Promise<void> {
  await pipeline(createReadStream(join(packageDir, 'bin', file)), createBrotliDecompress(), createWriteStream(to, { mode: 0o755 }))
}

const fontConfig = (cacheDir: string): string => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig><dir>${fontsDir}</dir><cachedir>${cacheDir}</cachedir></fontconfig>`

async function unpack(into: string): Promise<void> {
  mkdirSync(cache, { recursive: true })
  const work = await mkdtemp(join(cache, 'unpacking-'))
  await decompress('chromium.br', join(work, 'chromium'))
  const libraries = join(work, 'al2023.tar')
  await decompress('al2023.tar.br', libraries)
  execFileSync('tar', ['-xf', libraries, '-C', work])
  rmSync(libraries)
  try {
    // Two workers may unpack at once: the first to rename wins, the other's copy goes.
    renameSync(work, into)
  } catch {
    rmSync(work, { recursive: true, force: true })
  }
}

export async function browserBinary(): Promise<Browser> {
  const { version } = JSON.parse(readFileSync(join(packageDir, 'package.json'), 'utf8')) as { version: string }
  const home = join(cache, `chung-browser-${version}`)
  if (!existsSync(join(home, 'chromium'))) await unpack(home)
  const fonts = join(home, 'fonts.conf')
  writeFileSync(fonts, fontConfig(join(home, 'font-cache')))
  return { executable: join(home, 'chromium'), env: { LD_LIBRARY_PATH: join(home, 'lib'), FONTCONFIG_FILE: fonts, HOME: home } }
}
