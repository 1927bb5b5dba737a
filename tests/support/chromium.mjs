// Finds a Chromium for the browser tests, or says exactly what to install.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const systemNames = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
];
const wellKnown = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

const works = (path) => existsSync(path) && spawnSync(path, ['--version'], { timeout: 20_000 }).status === 0;

function onPath() {
  for (const folder of (process.env.PATH ?? '').split(process.platform === 'win32' ? ';' : ':'))
    for (const name of systemNames)
      if (existsSync(join(folder, name)) && works(join(folder, name))) return join(folder, name);
  return wellKnown.find((path) => existsSync(path)) ?? null;
}

function downloadedByPlaywright() {
  const cache = process.env.PLAYWRIGHT_BROWSERS_PATH ?? join(homedir(), '.cache/ms-playwright');
  if (!existsSync(cache)) return null;
  for (const folder of readdirSync(cache)
    .filter((name) => name.startsWith('chromium'))
    .sort()
    .reverse())
    for (const inner of ['chrome-linux/chrome', 'chrome-linux/headless_shell', 'chrome-linux64/chrome'])
      if (works(join(cache, folder, inner))) return join(cache, folder, inner);
  return null;
}

const isDebianRoot = () =>
  process.getuid?.() === 0 &&
  existsSync('/etc/debian_version') &&
  spawnSync('apt-get', ['--version']).status === 0;

/**
 * Path of a working Chromium: CHROMIUM_PATH, the system's, Playwright's download, apt-get as root on Debian.
 * @returns null when there is none and none could be installed.
 */
export function findChromium({ install = true } = {}) {
  const given = process.env.CHROMIUM_PATH;
  if (given) {
    if (works(given)) return given;
    throw new Error(`CHROMIUM_PATH 指向的 ${given} 无法运行。请改为可执行的 Chromium 路径，或删去该变量。`);
  }
  const found = onPath() ?? downloadedByPlaywright();
  if (found || !install) return found;
  process.stderr.write('未找到 Chromium，正在尝试安装（供浏览器测试使用）…\n');
  const playwright = fileURLToPath(new URL('../../node_modules/playwright-core/cli.js', import.meta.url));
  spawnSync(process.execPath, [playwright, 'install', '--only-shell', 'chromium'], {
    stdio: 'ignore',
    timeout: 180_000,
  });
  const downloaded = downloadedByPlaywright();
  if (downloaded) return downloaded;
  if (isDebianRoot()) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    spawnSync('apt-get', ['update', '-q'], { stdio: 'ignore', timeout: 300_000, env });
    spawnSync('apt-get', ['install', '-q', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'], {
      stdio: 'ignore',
      timeout: 600_000,
      env,
    });
  }
  return onPath();
}

/** What to do when there is no Chromium, in one message. */
export function chromiumAdvice() {
  const release = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '';
  const command = /debian|ubuntu/i.test(release)
    ? 'sudo apt-get install chromium fonts-noto-cjk'
    : '从 https://www.chromium.org/getting-involved/download-chromium 安装 Chromium 或 Chrome';
  return `浏览器测试需要 Chromium，但未找到。请执行：${command}；或设置 CHROMIUM_PATH 指向已有的 Chromium / Chrome。`;
}
