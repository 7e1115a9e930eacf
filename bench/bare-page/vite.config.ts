import adapter from '@sveltejs/adapter-node'
import { sveltekit } from '@sveltejs/kit/vite'
import { defineConfig } from 'vite'

/** The other side of `bench page`: the same query, no kernel, no design. */
export default defineConfig({ plugins: [sveltekit({ adapter: adapter({ precompress: false }) })] })
