import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'tests/**/*.test.ts'],
    globalSetup: ['tests/global-setup.ts'],
    // Two cores: more workers would only take turns.
    maxWorkers: 2,
    // Far beyond what any test takes: a slow machine is no failure, speed is shown by `chung bench`.
    testTimeout: 900_000,
    hookTimeout: 900_000,
    expect: { poll: { timeout: 300_000, interval: 100 } },
  },
})
