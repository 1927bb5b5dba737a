import type { Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { openBrowser, openPage } from '../support/browser.ts';
import { accessibilityViolations } from '../support/map-page.ts';
import { fetchAs } from '../support/sign-in.ts';

const url = inject('productUrl');

/** Little map to draw: these tests are about the panels. */
const small = { width: 960, height: 640 };

const demand = { industryCode: '3491', areaMinSquareMetres: 8000, areaMaxSquareMetres: 14_000 };
const [first, second] = ['先到的预留项目', '后到的预留项目'];

const asJson = (method: string, body: object): RequestInit => ({
  method,
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify(body),
});

/** Two projects that want the same piece, and that piece. */
async function prepare() {
  const ask = await fetchAs(url, 'investment');
  const register = async (name: string) =>
    await (await ask('/api/projects', asJson('POST', { zoneCode: 'KDLJS', name, demand }))).json();
  const projects = [await register(first), await register(second)] as { id: number; projectNo: string }[];
  const match = await ask('/api/matches', asJson('POST', { projectId: projects[0]?.id, limit: 30 }));
  const { candidates } = (await match.json()) as { candidates: { id: string; name: string }[] };
  return { projects, piece: candidates.at(-1)! };
}

const dialogOf = (page: Page) => page.getByRole('dialog');

/** Opens the reservation dialog from the card of a parcel and chooses a project in it. */
async function chooseFromCard(page: Page, parcelId: string, projectNo: string): Promise<void> {
  await page.goto(`${url}/?zone=KDLJS&sel=parcels/${parcelId}`);
  await page.getByRole('button', { name: '预留', exact: true }).click();
  const options = dialogOf(page).getByLabel(/^为哪个项目/);
  const option = options.locator('option', { hasText: projectNo });
  await option.waitFor({ state: 'attached' });
  await options.selectOption((await option.getAttribute('value')) ?? '');
}

const confirm = (page: Page, name: string) =>
  dialogOf(page).getByRole('button', { name, exact: true }).click();

describe('预留', () => {
  it('gives a piece to one of two who ask at the same moment; it is extended, passed on and given up', async () => {
    const { projects, piece } = await prepare();
    const [mine, other] = projects as [{ id: number; projectNo: string }, { id: number; projectNo: string }];
    const parcelId = piece.id.replace('parcel-', '');
    const browser = await openBrowser();
    try {
      const { page, complaints } = await openPage(browser, { ...small, as: 'investment' });
      const rival = await openPage(browser, { ...small, as: 'planner' });
      await chooseFromCard(page, parcelId, mine.projectNo);
      await chooseFromCard(rival.page, parcelId, other.projectNo);
      expect(await accessibilityViolations(page)).toEqual([]);
      await expect
        .poll(() =>
          dialogOf(page)
            .getByLabel(/^预留至/)
            .inputValue(),
        )
        .not.toBe('');
      const until = await dialogOf(page)
        .getByLabel(/^预留至/)
        .inputValue();
      await confirm(page, '预留');
      await dialogOf(page).waitFor({ state: 'detached' });
      await confirm(rival.page, '预留');
      await rival.page.getByText(new RegExp(`已被 ${mine.projectNo}.* 预留至 ${until}`)).waitFor();
      await rival.page.keyboard.press('Escape');
      // Who comes later is told before asking.
      await rival.page.getByRole('button', { name: '预留', exact: true }).click();
      await rival.page.getByText(new RegExp(`已被 ${mine.projectNo}.* 预留至 ${until}`)).waitFor();
      // A day that is past is refused beside the field.
      await dialogOf(rival.page)
        .getByLabel(/^为哪个项目/)
        .selectOption(String(other.id));
      await dialogOf(rival.page)
        .getByLabel(/^预留至/)
        .fill('2020-01-01');
      await confirm(rival.page, '预留');
      await rival.page.getByText(/2020-01-01 早于今天/).waitFor();
      // The refusal itself is told by the browser as a failed request.
      expect(rival.complaints.filter((text) => !text.includes('409'))).toEqual([]);

      await page.goto(`${url}/?zone=KDLJS&ws=match&match.project=${mine.id}&match.side=project`);
      const list = page.locator('ld-reservation-list');
      await list.getByText(piece.name).waitFor({ timeout: 60_000 });
      await list.getByRole('button', { name: '延期' }).click();
      await confirm(page, '延期');
      await dialogOf(page).getByRole('alert').getByText('理由：必填').waitFor();
      const later = `${Number(until.slice(0, 4)) + 1}${until.slice(4)}`;
      await dialogOf(page)
        .getByLabel(/^预留至/)
        .fill(later);
      await dialogOf(page).getByLabel(/^理由/).fill('手续未完');
      await confirm(page, '延期');
      await list.getByText(later, { exact: true }).waitFor();
      await list.getByRole('button', { name: '转让' }).click();
      await dialogOf(page)
        .getByLabel(/^转给项目/)
        .selectOption(String(other.id));
      await dialogOf(page).getByLabel(/^理由/).fill('项目调整');
      await confirm(page, '转让');
      await list.getByText('已转让').waitFor();
      await list.getByText(/记录 \d/).click();
      await list.getByText(/转出 .*：项目调整/).waitFor();
      expect(await accessibilityViolations(page)).toEqual([]);

      await page.goto(`${url}/?zone=KDLJS&ws=match&match.project=${other.id}&match.side=project`);
      await list.getByText(later, { exact: true }).waitFor({ timeout: 60_000 });
      await list.getByRole('button', { name: '取消预留' }).click();
      await dialogOf(page).getByLabel(/^理由/).fill('企业放弃');
      await confirm(page, '取消预留');
      await list.getByText('已取消').waitFor();
      expect(complaints).toEqual([]);
    } finally {
      await browser.close();
    }
  }, 180_000);
});
