import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { expect } from 'vitest'
import { desk, expectAccessible, expectNoSidewaysScroll, openPage, PATIENCE_MS, phone, type Looking } from '../browser.ts'

/** What every story stands on: one server with the demonstration, one browser. */
export type World = { browser: Browser; address: string; password: string; dataDir?: string }

/** What the page looked like when a story ended early. */
const lastFailure = join(tmpdir(), 'chung-journey-failed.png')

/** Opens a page of the platform; one that does not answer as expected ends the story there. */
export type Go = (path: string, expected?: number) => Promise<void>

/** As someone at a desk or with a phone would see it; closed when the story ends. */
export async function visit<T>(world: World, looking: Partial<Looking>, story: (page: Page, go: Go) => Promise<T>): Promise<T> {
  const { page, context } = await openPage(world.browser, { ...desk, ...looking })
  const faults: string[] = []
  page.on('pageerror', (fault) => faults.push(fault.message))
  try {
    const result = await story(page, async (path, expected = 200) => {
      const answer = await page.goto(world.address + path)
      expect(answer?.status(), path).toBe(expected)
    })
    expect(faults).toEqual([])
    return result
  } catch (failure) {
    await page.screenshot({ path: lastFailure }).catch(() => undefined)
    throw new Error(`at ${page.url()}, seen in ${lastFailure}`, { cause: failure })
  } finally {
    await context.close()
  }
}

/** A screen for everybody: axe finds nothing, nothing sticks out at 320 px nor at 200 % zoom of a small desk. */
export async function expectForEverybody(page: Page): Promise<void> {
  const before = page.viewportSize()
  await expectAccessible(page)
  for (const width of [320, 640]) {
    await page.setViewportSize({ width, height: 640 })
    await expectNoSidewaysScroll(page)
  }
  if (before) await page.setViewportSize(before)
}

export async function signInByForm(world: World, page: Page, login: string): Promise<void> {
  await page.goto(`${world.address}/dang-nhap`)
  await page.fill('input[name=login]', login)
  await page.fill('input[name=password]', world.password)
  await page.click('form[action="?/password"] button')
  await page.waitForURL((url) => !url.pathname.startsWith('/dang-nhap'))
}

type Cookies = Awaited<ReturnType<BrowserContext['cookies']>>
const sessions = new Map<string, Cookies>()

/** Signed in once for all stories, as people are for days: more often would be refused as guessing. */
export async function signIn(world: World, page: Page, login: string): Promise<void> {
  const kept = sessions.get(login)
  if (!kept) {
    await signInByForm(world, page, login)
    sessions.set(login, await page.context().cookies())
  } else {
    await page.context().addCookies(kept)
    await page.goto(`${world.address}/vao`)
  }
}

const beginnings: Record<string, string> = { pdf: '%PDF-', xlsx: 'PK' }

/** The file that a link leads to, for whoever is signed in on this page; its first bytes are those of its kind. */
export async function fileBehind(page: Page, path: string): Promise<Buffer> {
  const answer = await page.request.get(new URL(path, page.url()).href, { timeout: PATIENCE_MS })
  expect(answer.status(), path).toBe(200)
  const bytes = await answer.body()
  const beginning = beginnings[/\.(\w+)(\?|$)/.exec(path)?.[1] ?? ''] ?? ''
  expect(bytes.subarray(0, beginning.length).toString('latin1'), path).toBe(beginning)
  return bytes
}

export { desk, phone }
