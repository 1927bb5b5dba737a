// Makes a fresh clone runnable with nothing but Node and npm: installs the packages of the lock file when they are
// missing or differ, and builds client and server when a source is newer than the build. Plain JavaScript, no packages.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const stampFile = join(root, 'dist/.stamp');
const oldestNode = [20, 19];

const say = (message) => process.stderr.write(`${message}\n`);

function assertNodeVersion() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])) return;
  say(`需要 Node.js ${oldestNode.join('.')} 或更高版本，当前为 ${process.versions.node}。请升级后重试。`);
  process.exit(1);
}

function run(command, args, label) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    });
    let output = '';
    const keep = (chunk) => {
      output += chunk;
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', reject);
    child.on('exit', (code) =>
      code === 0
        ? resolve(output)
        : reject(new Error(`${label}失败（退出码 ${code}）：\n${output.slice(-4000)}`)),
    );
  });
}

/** The installed tree equals the lock file: every package that is not optional is there in its version. */
function isInstalled() {
  const installedFile = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(installedFile)) return false;
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const installed = JSON.parse(readFileSync(installedFile, 'utf8')).packages;
  return Object.entries(wanted).every(
    ([path, entry]) => path === '' || entry.optional || installed[path]?.version === entry.version,
  );
}

/** Fingerprint of everything the build reads: path, size and time of each file. */
function sourcesFingerprint() {
  const hash = createHash('sha256');
  const visit = (path) => {
    const found = statSync(path);
    if (!found.isDirectory()) return hash.update(`${path} ${found.size} ${found.mtimeMs}\n`);
    for (const name of readdirSync(path).sort()) visit(join(path, name));
  };
  for (const name of ['client', 'geodata', 'server', 'package-lock.json', 'tsconfig.json', 'vite.config.ts'])
    visit(join(root, name));
  return hash.digest('hex');
}

async function build() {
  const fingerprint = sourcesFingerprint();
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === fingerprint) return;
  const began = Date.now();
  say('正在构建界面和服务…');
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  // Both write below dist/, each into a folder of its own.
  await Promise.all([
    run(process.execPath, [vite, 'build'], '构建界面'),
    run(process.execPath, [vite, 'build', '--ssr'], '构建服务'),
  ]);
  writeFileSync(stampFile, fingerprint);
  say(`构建完成，用时 ${((Date.now() - began) / 1000).toFixed(1)} 秒。`);
}

/**
 * Installs and, unless `build` is false, builds.
 * @throws when npm or the build fails; the message carries the end of their output.
 */
export async function setUp(options = { build: true }) {
  assertNodeVersion();
  if (!isInstalled()) {
    say('正在安装依赖（首次需要一两分钟）…');
    await run(
      process.platform === 'win32' ? 'npm.cmd' : 'npm',
      ['ci', '--no-audit', '--no-fund'],
      '安装依赖',
    );
  }
  if (options.build) await build();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    await setUp({ build: !process.argv.includes('--install-only') });
  } catch (error) {
    say(error.message);
    process.exit(1);
  }
}
