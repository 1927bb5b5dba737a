import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openBrowser, openPage, waitForMap } from '../support/browser.ts';
import { projectSqlFolder } from '../support/database.ts';
import { copyOfEmbeddedSnapshot } from '../support/embedded-snapshot.ts';
import { accessibilityViolations } from '../support/map-page.ts';
import { startTestProvider, type TestProvider } from '../support/oidc-provider.ts';
import { freePort, type ServerProcess, startServerProcess } from '../support/server-process.ts';

const product = inject('productUrl');
const password = '春天的第一场雨落在田埂上';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
});

const accountButton = (page: Page) => page.locator('ld-top-bar').getByRole('button', { name: /^账号菜单/ });

describe('the welcome of the demonstration', () => {
  it('offers five roles, one click is enough, and another role is a click away', async () => {
    const { page, context, complaints } = await openPage(browser, { as: 'visitor' });
    // The link of a planner: what a visitor may not filter or sort by is left out of it, and said.
    await page.goto(`${product}/?zone=WFJJQ&idleState=DETERMINED&isNetLand=true&sort=-idleSince`);
    await page.getByText('已忽略无权使用的筛选：闲置状态、闲置起算日').waitFor();
    await waitForMap(page);
    expect(new URL(page.url()).search).toMatch(/^\?zone=WFJJQ&view=[^&]+&isNetLand=true$/);
    const welcome = page.getByRole('dialog', { name: '以哪种身份看演示？' });
    await welcome.waitFor();
    expect(await welcome.getByRole('listitem').count()).toBe(5);
    expect(await page.getByRole('switch', { name: /^疑似闲置/ }).count()).toBe(0);
    expect(await accessibilityViolations(page)).toEqual([]);
    await welcome.getByRole('button', { name: /^帮包领导/ }).click();
    await accountButton(page).filter({ hasText: '帮包领导' }).waitFor();
    await waitForMap(page);
    await page.getByRole('switch', { name: /^疑似闲置/ }).waitFor();

    await accountButton(page).click();
    await page.getByRole('menuitem', { name: '切换演示身份' }).click();
    await page.getByRole('button', { name: /^招商组/ }).click();
    await accountButton(page).filter({ hasText: '招商组' }).waitFor();
    await waitForMap(page);
    expect(await page.getByRole('switch', { name: /^疑似闲置/ }).count()).toBe(0);

    await accountButton(page).click();
    await page.getByRole('menuitem', { name: '退出登录' }).click();
    await welcome.getByRole('button', { name: '先看看' }).click();
    await page.reload();
    await waitForMap(page);
    expect(await welcome.count()).toBe(0);
    await page.locator('ld-top-bar').getByRole('button', { name: '登录' }).click();
    await welcome.waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('leaves more than half of a phone to the map', async () => {
    const { page, context } = await openPage(browser, {
      as: 'visitor',
      width: 390,
      height: 844,
      hasTouch: true,
    });
    await page.goto(`${product}/?zone=WFJJQ&lang=en`);
    await waitForMap(page);
    const box = await page.getByRole('dialog', { name: 'Who would you like to be?' }).boundingBox();
    expect(box?.height ?? 844).toBeLessThan(422);
    expect(await accessibilityViolations(page)).toEqual([]);
    await context.close();
  });
});

describe('accounts', () => {
  let server: ServerProcess;
  let provider: TestProvider;
  let data: Awaited<ReturnType<typeof copyOfEmbeddedSnapshot>>;

  beforeAll(async () => {
    const port = await freePort();
    data = await copyOfEmbeddedSnapshot(projectSqlFolder);
    provider = await startTestProvider(`http://127.0.0.1:${port}/api/session/provider/callback`);
    provider.accounts.set('li.na', { name: '李娜', roles: ['gis'] });
    provider.accounts.set('guest', { name: '外人', roles: ['staff'] });
    server = await startServerProcess({
      PORT: String(port),
      DATA_DIR: data.dataDir,
      DEMONSTRATION: 'off',
      ...provider.environment,
    });
  });
  afterAll(async () => {
    await server?.stop();
    await provider?.close();
    await data?.remove();
  });

  const visit = async (address = server.url) => {
    const watched = await openPage(browser, { as: 'visitor' });
    await watched.page.goto(address);
    return watched;
  };
  const fillPasswords = async (page: Page) => {
    await page.getByLabel('新密码', { exact: true }).fill(password);
    await page.getByLabel('再输一遍', { exact: true }).fill(password);
  };

  it('from the link in the log to a colleague who signs in, and out everywhere', async () => {
    const linkInLog = () => /http:\/\/[^"\s]+#first-administrator=[\w-]+/.exec(server.log())?.[0] ?? '';
    await expect.poll(linkInLog).not.toBe('');
    const link = linkInLog();
    const { page, context, complaints } = await visit(link);
    await page.getByLabel('登录名', { exact: true }).fill('wang.li');
    await page.getByLabel('姓名', { exact: true }).fill('王丽');
    // The secret is not left in the address.
    expect(page.url()).not.toContain('first-administrator');
    expect(await accessibilityViolations(page)).toEqual([]);
    await fillPasswords(page);
    await page.getByRole('button', { name: '创建并登录' }).click();
    await accountButton(page).filter({ hasText: '系统管理员' }).waitFor();

    await page.getByRole('link', { name: '系统管理' }).click();
    await page.getByRole('button', { name: '新建账号' }).first().click();
    const form = page.getByRole('dialog', { name: '新建账号' });
    await form.getByLabel(/^登录名/).fill('zhang.wei');
    await form.getByLabel(/^姓名/).fill('张伟');
    await form.getByLabel('角色').selectOption('leader');
    expect(await accessibilityViolations(page)).toEqual([]);
    await form.getByRole('button', { name: '新建账号' }).click();
    await page.getByRole('dialog', { name: '张伟 的一次性链接' }).waitFor();
    const secret = async () => (await page.locator('ld-secret-text code').textContent()) ?? '';
    await expect.poll(secret).not.toBe('');

    const colleague = await visit(await secret());
    await fillPasswords(colleague.page);
    await colleague.page.getByRole('button', { name: '设置并登录' }).click();
    await accountButton(colleague.page).filter({ hasText: '帮包领导' }).waitFor();
    expect(await colleague.page.getByRole('link', { name: '系统管理' }).count()).toBe(0);

    const second = await visit();
    await second.page.locator('ld-top-bar').getByRole('button', { name: '登录' }).click();
    const dialog = second.page.getByRole('dialog', { name: '登录落地图' });
    await dialog.getByLabel('登录名').fill('zhang.wei');
    await dialog.getByLabel('密码', { exact: true }).fill('not the password');
    await dialog.getByRole('button', { name: '登录', exact: true }).click();
    await dialog.getByText('登录名或密码不正确').waitFor();
    expect(await accessibilityViolations(second.page)).toEqual([]);
    await dialog.getByLabel('密码', { exact: true }).fill(password);
    await second.page.keyboard.press('Enter');
    await accountButton(second.page).click();
    await second.page.getByRole('menuitem', { name: '账号设置' }).click();
    await second.page.getByRole('tab', { name: '登录的浏览器' }).click();
    await second.page.getByText('当前浏览器').waitFor();
    expect(await accessibilityViolations(second.page)).toEqual([]);
    await second.page.getByRole('button', { name: '在所有浏览器上退出' }).click();
    await second.page.locator('ld-top-bar').getByRole('button', { name: '登录' }).waitFor();
    await colleague.page.reload();
    await colleague.page.locator('ld-top-bar').getByRole('button', { name: '登录' }).waitFor();
    expect(complaints).toEqual([]);
    for (const one of [context, colleague.context, second.context]) await one.close();
  });

  it('signs in at the provider, and says so when the provider gives no role', async () => {
    const arrive = async (name: string) => {
      const watched = await visit();
      await watched.page.locator('ld-top-bar').getByRole('button', { name: '登录' }).click();
      await watched.page.getByRole('link', { name: '用潍坊统一认证登录' }).click();
      await watched.page.getByLabel('工号').fill(name);
      await watched.page.getByRole('button', { name: '登录' }).click();
      return watched;
    };
    const planner = await arrive('li.na');
    await accountButton(planner.page).filter({ hasText: '规划人员' }).waitFor();
    expect(new URL(planner.page.url()).origin).toBe(server.url);
    await accountButton(planner.page).click();
    await planner.page.getByText('李娜').waitFor();
    await planner.context.close();

    const guest = await arrive('guest');
    await guest.page.getByText('认证平台没有给你本系统可用的角色').waitFor();
    expect(await accessibilityViolations(guest.page)).toEqual([]);
    expect(guest.page.url()).not.toContain('#');
    await guest.page.getByRole('button', { name: '关闭' }).click();
    await guest.page.locator('ld-top-bar').getByRole('button', { name: '登录' }).waitFor();
    await guest.context.close();
  });
});
