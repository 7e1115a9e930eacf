import { dirname, resolve } from 'node:path'
import adapter from '@sveltejs/adapter-node'
import { sveltekit } from '@sveltejs/kit/vite'
import { defineConfig, type Plugin } from 'vite'

const src = resolve(import.meta.dirname, 'src')

/** Where a specifier of ours points to: `#modules/x.ts` and relative paths alike. */
function fileOf(source: string, importer: string | undefined): string | null {
  if (source.startsWith('#')) return resolve(src, source.slice(1))
  return source.startsWith('.') && importer ? resolve(dirname(importer), source) : null
}

/**
 * One process holds one copy of each module. Server files of the platform and of the modules stay outside the bundle:
 * Node runs them as they are, through `imports` in package.json, and API and pages share pools and registry.
 * route.server.ts is bundled, because SvelteKit recognises its own errors and redirects by class; problem.ts is not,
 * because we recognise our refusals by theirs.
 */
const serverFilesStayOutside: Plugin = {
  name: 'chung-server-files-stay-outside',
  enforce: 'pre',
  resolveId(source, importer) {
    if (this.environment?.name !== 'ssr') return null
    const file = fileOf(source, importer)?.slice(src.length + 1) ?? ''
    const outside = (/^(platform|modules|server)\/.*\.server\.ts$/.test(file) && file !== 'platform/route.server.ts') || file === 'platform/problem.ts'
    return outside ? { id: `#${file}`, external: true } : null
  },
}

export default defineConfig({
  plugins: [serverFilesStayOutside, sveltekit({ adapter: adapter({ precompress: true }) })],
})
