import { randomUUID } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openBrowser, openPage, type WatchedPage } from '../support/browser.ts';
import { accessibilityViolations } from '../support/map-page.ts';
import { fetchAs } from '../support/sign-in.ts';

const product = inject('productUrl');
const note = '核实备注·系统管理';

/** 系统管理 as an administrator of the demonstration finds it, on one page for all. */
describe('administration', () => {
  let browser: Browser;
  let watched: WatchedPage;
  let label: string;

  beforeAll(async () => {
    // A parcel that somebody changed, so that there is a state before and one after.
    const ask = await fetchAs(product);
    const listed = await ask(
      '/api/collections/parcels/items?zone=ZZKFQ&limit=1&landClass=in_use&geometry=false',
    );
    const { features } = (await listed.json()) as {
      features: { id: number; properties: { name: string; revision: number } }[];
    };
    const { id, properties } = features[0]!;
    label = properties.name;
    const changed = await ask(`/api/collections/parcels/items/${id}`, {
      method: 'PATCH',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({
        revision: properties.revision,
        changes: { locationText: note },
        reason: '系统管理测试',
      }),
    });
    if (changed.status !== 200) throw new Error(await changed.text());

    browser = await openBrowser();
    watched = await openPage(browser, { as: 'administrator' });
    await watched.page.goto(`${product}/?zone=ZZKFQ&ws=admin`);
    await watched.page.getByRole('tab', { name: '审计' }).waitFor();
  });
  afterAll(async () => {
    expect(watched?.complaints ?? []).toEqual([]);
    await browser?.close();
  });

  it('审计 finds a change by its filters, shows before and after, and the record as it stood that day', async () => {
    const { page } = watched;
    await page.getByRole('tab', { name: '审计' }).click();
    const log = page.locator('ld-audit-page');
    await log.getByLabel('开发区', { exact: true }).selectOption('ZZKFQ');
    await log.getByLabel('图层', { exact: true }).selectOption('parcels');
    await log.getByLabel('操作', { exact: true }).selectOption('update');
    await log.getByRole('button', { name: '查询' }).click();
    const entry = log.getByRole('button', { name: label, exact: true }).first();
    const reason = log.getByText('系统管理测试');
    // The answer to the question may arrive after the click and close the entry again.
    await expect
      .poll(
        async () => {
          if ((await reason.count()) === 0) await entry.click();
          return await reason.count();
        },
        { timeout: 60_000, interval: 2000 },
      )
      .toBeGreaterThan(0);
    await log.getByRole('cell', { name: note, exact: true }).waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);

    await log.getByRole('button', { name: '查看某日的状态' }).click();
    const state = page.getByRole('dialog', { name: `某日的状态：${label}` });
    await state.getByText(note).waitFor();
    await state.getByText('此后没有再改动').waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
    await state.getByRole('button', { name: '关闭' }).click();

    await log.getByLabel('操作人', { exact: true }).fill('nobody-of-this-name');
    await log.getByRole('button', { name: '查询' }).click();
    await log.getByText('没有符合条件的审计记录').waitFor();
    await log.getByRole('button', { name: '清空' }).click();
    await log.getByRole('table').waitFor();
  });

  it('诊断 tells versions and chains, and proves them on demand', async () => {
    const { page } = watched;
    await page.getByRole('tab', { name: '诊断' }).click();
    const facts = page.locator('ld-diagnostics-page');
    await facts.getByRole('heading', { name: '审计链' }).waitFor();
    expect(await facts.getByText(/内嵌数据库 .*PostGIS/).count()).toBe(1);
    await facts.getByRole('button', { name: '核对审计链和数据' }).click();
    const verdict = facts.getByRole('region', { name: '审计链' }).getByRole('status');
    await expect.poll(() => verdict.innerText(), { timeout: 180_000, interval: 500 }).not.toBe('');
    expect(await verdict.innerText()).toMatch(/审计链完好，数据符合全部规则/);
    expect(await accessibilityViolations(page)).toEqual([]);
  });

  it('账号 adds an account and hands its link over once', async () => {
    const { page } = watched;
    await page.getByRole('tab', { name: '账号' }).click();
    await page.getByRole('button', { name: '新建账号' }).first().click();
    const form = page.getByRole('dialog', { name: '新建账号' });
    await form.getByLabel(/^登录名/).fill(`sun.${randomUUID().slice(0, 8)}`);
    await form.getByLabel(/^姓名/).fill('孙浩');
    await form.getByLabel('角色').selectOption('reporter');
    await form.getByRole('button', { name: '新建账号' }).click();
    const link = page.getByRole('dialog', { name: '孙浩 的一次性链接' });
    await link.waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
    await link.getByRole('button', { name: '关闭' }).click();
    await page
      .getByRole('cell', { name: /^孙浩 sun/ })
      .first()
      .waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
  });
});
