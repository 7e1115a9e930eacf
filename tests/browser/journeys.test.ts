import { DEMONSTRATION_PASSWORD } from '#modules/identity/index.ts'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe } from 'vitest'
import { openBrowser } from './browser.ts'
import { startTestServer, type TestServer } from './server.ts'
import { citizenStories } from './stories/citizen.ts'
import { paperStories } from './stories/papers.ts'
import type { World } from './stories/world.ts'

/** Pages are built and the country is invented once for all stories. */
const PREPARATION_MS = 400_000

let server: TestServer
let browser: Browser
beforeAll(async () => { [server, browser] = await Promise.all([startTestServer(), openBrowser()]) }, PREPARATION_MS)
afterAll(async () => { await Promise.all([browser.close(), server.stop()]) })

const world = (): World => ({ browser, address: server.address, password: DEMONSTRATION_PASSWORD })

describe('a citizen', () => citizenStories(world))
describe('papers and law', () => paperStories(world))
