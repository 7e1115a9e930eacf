import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'
import { expect } from 'vitest'
import { browserBinary } from './binary.ts'

/** Our own flags: the package's list switches web security off. */
const flags = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update',
  '--disable-sync', '--disable-default-apps', '--disable-domain-reliability', '--no-zygote', '--font-render-hinting=none', '--disable-dev-shm-usage',
]

export const phone = { width: 360, height: 640 }
export const desk = { width: 1280, height: 800 }

export async function openBrowser(): Promise<Browser> {
  const { executable, env } = await browserBinary()
  return chromium.launch({ executablePath: executable, args: flags, ignoreDefaultArgs: ['--disable-web-security'], env: { ...(process.env as Record<string, string>), ...env } })
}

/** Far beyond what any step takes: a busy machine is no failure. */
export const PATIENCE_MS = 120_000

export type Looking = { width: number; height: number; javaScript?: boolean }

export async function openPage(browser: Browser, { width, height, javaScript = true }: Looking): Promise<{ page: Page; context: BrowserContext }> {
  const context = await browser.newContext({ viewport: { width, height }, javaScriptEnabled: javaScript, locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh' })
  context.setDefaultTimeout(PATIENCE_MS)
  return { page: await context.newPage(), context }
}

const pictures = resolve(import.meta.dirname, '../../docs/pictures')

/** Kept under docs/pictures when UPDATE_PICTURES=1: pictures are looked at, not compared. */
export async function shot(page: Page, name: string, fullPage = false): Promise<void> {
  if (process.env.UPDATE_PICTURES !== '1') return
  mkdirSync(pictures, { recursive: true })
  await page.screenshot({ path: resolve(pictures, `${name}.png`), fullPage })
}

/** No violation of WCAG 2.1 A and AA that axe can see. Needs scripts in the page's context. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']).analyze()
  expect(violations.map((v) => `${v.id}: ${v.help} – ${v.nodes.slice(0, 3).map((n) => n.target.join(' ')).join(' | ')}`)).toEqual([])
}

/** Nothing sticks out sideways: at 320 px people scroll one way only. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const { scroll, client } = await page.evaluate(() => ({ scroll: document.documentElement.scrollWidth, client: document.documentElement.clientWidth }))
  expect(scroll, page.url()).toBeLessThanOrEqual(client)
}
