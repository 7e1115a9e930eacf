import adapter from '@sveltejs/adapter-node'
import { sveltekit } from '@sveltejs/kit/vite'
import { defineConfig, type Plugin } from 'vite'

/**
 * One process holds one copy of each module. Server files of the platform and of the modules stay outside the bundle:
 * Node runs them as they are, through `imports` in package.json, and API and pages share pools and registry.
 * route.server.ts is bundled, because SvelteKit recognises its own errors and redirects by class.
 */
const serverFilesStayOutside: Plugin = {
  name: 'chung-server-files-stay-outside',
  enforce: 'pre',
  resolveId(source) {
    const ours = /^#(platform|modules|server)\/.*\.server\.ts$/.test(source)
    return ours && source !== '#platform/route.server.ts' && this.environment?.name === 'ssr' ? { id: source, external: true } : null
  },
}

export default defineConfig({
  plugins: [
    serverFilesStayOutside,
    sveltekit({
      adapter: adapter({ precompress: true }),
      csrf: { trustedOrigins: [] },
    }),
  ],
})
