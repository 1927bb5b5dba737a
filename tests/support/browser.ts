import { type Browser, type BrowserContext, chromium, type Page, type Request } from 'playwright-core';
import { inject } from 'vitest';
import type { DemonstrationRole } from '../../geodata/model/api-accounts.ts';
import { chromiumAdvice, findChromium } from './chromium.mjs';
import { signIn } from './sign-in.ts';

/** Software rendering, no background traffic: the same picture on a machine without a screen or a network. */
const launchArguments = [
  '--no-sandbox',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--force-color-profile=srgb',
];

/**
 * A headless Chromium.
 * @throws with what to install when there is none.
 */
export async function openBrowser(): Promise<Browser> {
  const executablePath = findChromium({ install: false });
  if (executablePath === null) throw new Error(chromiumAdvice());
  return await chromium.launch({ executablePath, args: launchArguments });
}

export interface WatchedPage {
  page: Page;
  context: BrowserContext;
  /** Console errors, page errors and failed requests of ours; a test expects it to be empty. */
  complaints: string[];
  /** Waits until every request that the page has sent is answered. */
  untilQuiet(): Promise<void>;
}

export interface PageOptions {
  width?: number;
  height?: number;
  colorScheme?: 'light' | 'dark';
  hasTouch?: boolean;
  /** Who is signed in to the demonstration; a planner unless said otherwise, nobody as `visitor`. */
  as?: DemonstrationRole | 'visitor';
  /** The server; the product of this run unless said otherwise. */
  origin?: string;
}

/** A page in a context of its own that remembers everything that went wrong on it. */
export async function openPage(browser: Browser, options: PageOptions = {}): Promise<WatchedPage> {
  const { width = 1440, height = 900, colorScheme = 'light', hasTouch = false, as = 'planner' } = options;
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme,
    hasTouch,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
  });
  // Other tests run beside on a machine of two cores.
  context.setDefaultTimeout(60_000);
  if (as !== 'visitor') await signIn(context, options.origin ?? inject('productUrl'), as);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`console: ${message.text()} (${message.location().url})`);
  });
  page.on('pageerror', (error) => complaints.push(`page: ${error.message}`));
  page.on('response', (response) => {
    if (response.status() >= 500) complaints.push(`${response.status()} ${response.url()}`);
  });
  const asked = new Set<Request>();
  page.on('request', (request) => asked.add(request));
  page.on('requestfinished', (request) => asked.delete(request));
  page.on('requestfailed', (request) => asked.delete(request));
  const untilQuiet = async () => {
    for (let quietRounds = 0; quietRounds < 3; quietRounds = asked.size === 0 ? quietRounds + 1 : 0)
      await new Promise((resolve) => setTimeout(resolve, 50));
  };
  return { page, context, complaints, untilQuiet };
}

/** Waits until the map has drawn everything it asked for. */
export async function waitForMap(page: Page): Promise<void> {
  await page.locator('ld-land-map[idle]').waitFor({ state: 'attached', timeout: 90_000 });
}
