import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { expect, inject, it } from 'vitest';
import { openBrowser, openPage } from '../support/browser.ts';
import { accessibilityViolations } from '../support/map-page.ts';
import { fetchAs } from '../support/sign-in.ts';

const url = inject('productUrl');

/** Little map to draw: this test is about the panels. */
const small = { width: 960, height: 640 };

const asJson = (method: string, body: object): RequestInit => ({
  method,
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify(body),
});

/** A project, and a parcel that suits it and was written after the project was there: its team is told. */
async function newLandFor(name: string): Promise<{ projectId: number; supplyId: string; pieceName: string }> {
  const ask = await fetchAs(url, 'planner');
  const demand = { industryCode: '3491', areaMinSquareMetres: 8000, areaMaxSquareMetres: 60_000 };
  const made = await ask('/api/projects', asJson('POST', { zoneCode: 'ZZKFQ', name, demand }));
  const { id: projectId } = (await made.json()) as { id: number };
  const match = await ask('/api/matches', asJson('POST', { projectId, limit: 5 }));
  const { candidates } = (await match.json()) as { candidates: { id: string; name: string }[] };
  const { id: supplyId, name: pieceName } = candidates[0]!;
  const path = `/api/collections/parcels/items/${supplyId.replace('parcel-', '')}`;
  const { properties } = (await (await ask(path)).json()) as { properties: Record<string, unknown> };
  const locationText = `${String(properties.locationText ?? '')}（已复核）`;
  const written = await ask(
    path,
    asJson('PATCH', { revision: properties.revision, changes: { locationText } }),
  );
  expect(written.status).toBe(200);
  expect((await ask('/api/match-notices/look', asJson('POST', {}))).status).toBe(200);
  return { projectId, supplyId, pieceName };
}

const openCandidate = (page: Page) => page.locator('ld-candidate-list .opener[aria-expanded="true"]');

it('tells a team of new land, and finds from a parcel the projects that it suits', async () => {
  const name = `等地的项目${randomUUID().slice(0, 6)}`;
  const { projectId, supplyId, pieceName } = await newLandFor(name);
  const browser = await openBrowser();
  try {
    const { page, complaints } = await openPage(browser, { ...small, as: 'investment' });
    await page.goto(`${url}/?zone=ZZKFQ&ws=match`);
    const notice = page.locator('ld-match-notices li', { hasText: name });
    await notice.waitFor({ timeout: 60_000 });
    expect(await notice.innerText()).toContain(pieceName);
    expect(await accessibilityViolations(page)).toEqual([]);
    await notice.getByRole('button', { name: '查看' }).click();
    await openCandidate(page).getByText(pieceName).waitFor({ timeout: 60_000 });
    expect(new URL(page.url()).searchParams.get('match.project')).toBe(String(projectId));

    // Who has looked is not told again.
    await page.getByRole('button', { name: '换项目' }).click();
    await page.locator('ld-project-list .project', { hasText: name }).waitFor({ timeout: 60_000 });
    expect(await notice.count()).toBe(0);

    await page.goto(`${url}/?zone=ZZKFQ&sel=parcels/${supplyId.replace('parcel-', '')}`);
    await page.getByRole('tab', { name: /^适配项目/ }).click({ timeout: 60_000 });
    const fitting = page.locator('ld-reverse-match .match', { hasText: name });
    await fitting.waitFor({ timeout: 60_000 });
    expect(Number(await fitting.locator('.score').innerText())).toBeGreaterThan(0);
    expect(await accessibilityViolations(page)).toEqual([]);
    await fitting.getByRole('button', { name }).click();
    await openCandidate(page).getByText(pieceName).waitFor({ timeout: 60_000 });
    expect(complaints).toEqual([]);
  } finally {
    await browser.close();
  }
}, 180_000);
