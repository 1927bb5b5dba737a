import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../../../server/config.ts';
import viteConfig from '../../../vite.config.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const fileOf = (path: string) => readFileSync(resolve(root, path), 'utf8');
const dockerfile = fileOf('server/operations/Dockerfile');
const compose = fileOf('server/operations/compose.yaml');
const unit = fileOf('server/operations/luodi.service');
const roles = fileOf('server/operations/create-roles.sh');

/** `NAME=value` pairs of a line. */
const pairs = (line: string): [string, string][] =>
  line
    .trim()
    .split(/\s+/)
    .map((part) => [part.slice(0, part.indexOf('=')), part.slice(part.indexOf('=') + 1)]);
/** Lines of a file that begin with a word, without it. */
const linesAfter = (text: string, word: string): string[] =>
  text.split('\n').flatMap((line) => (line.startsWith(word) ? [line.slice(word.length).trim()] : []));

const imageEnvironment = Object.fromEntries(linesAfter(dockerfile, 'ENV ').flatMap(pairs));
const unitEnvironment = Object.fromEntries(linesAfter(unit, 'Environment=').flatMap(pairs));
/** The block of one service below `environment:`, with what compose puts in for a variable that has a default. */
const composeEnvironment = (service: string): Record<string, string> => {
  const [, block = ''] = new RegExp(`^  ${service}:\\n((?:    .*\\n|\\n)*)`, 'm').exec(compose) ?? [];
  const [, lines = ''] = /^ {4}environment:\n((?: {6}.*\n)*)/m.exec(block) ?? [];
  const filled = (value: string) =>
    value.replace(/\$\{(\w+)(?::([-?])([^}]*))?\}/g, (_all, name: string, kind: string, preset: string) =>
      kind === '-' ? preset : name === 'PUBLIC_URL' ? 'https://land.example.cn' : 'given',
    );
  return Object.fromEntries(
    [...lines.matchAll(/^ {6}(\w+): (.*)$/gm)].map(([, name, value]) => [name!, filled(value!)]),
  );
};

/** Variables that the README lists, in the first column of its table. */
const documented = new Set(
  [...fileOf('README.md').matchAll(/^\| ((?:`[A-Z_]+` ?)+)\|/gm)].flatMap(([, names]) =>
    [...names!.matchAll(/`([A-Z_]+)`/g)].map(([, name]) => name!),
  ),
);
const buildInputs = (): Record<string, string> => {
  const make = viteConfig as unknown as (environment: { isSsrBuild: boolean }) => {
    build: { rolldownOptions: { input: Record<string, string> } };
  };
  return make({ isSsrBuild: true }).build.rolldownOptions.input;
};

describe('files of the installation', () => {
  it('name variables that the README lists, with values that the server takes', () => {
    expect(documented.size).toBeGreaterThan(30);
    const environments = [
      imageEnvironment,
      unitEnvironment,
      { ...imageEnvironment, ...composeEnvironment('luodi') },
    ];
    for (const environment of environments) {
      expect(Object.keys(environment).length).toBeGreaterThan(3);
      for (const name of Object.keys(environment)) expect(documented).toContain(name);
      expect(readConfig(environment, new Date()).demonstration.load).toBe(false);
    }
    const [, secrets = ''] = /^# Secrets stand in this file only .*?\): ([A-Z_, ]+)/m.exec(unit) ?? [];
    expect(secrets).toContain('DATABASE_URL');
    for (const name of secrets.trim().split(', ')) expect(documented).toContain(name);
  });

  it('copy and start what is there', () => {
    const copied = linesAfter(dockerfile, 'COPY ').filter((line) => !line.startsWith('--from'));
    for (const line of copied)
      for (const source of line.split(/\s+/).slice(0, -1))
        expect(existsSync(resolve(root, source)), source).toBe(true);
    const ignored = fileOf('server/operations/Dockerfile.dockerignore').split('\n').filter(Boolean);
    for (const name of [
      'client',
      'geodata',
      'server',
      'sql',
      'vite.config.ts',
      'tsconfig.json',
      'package-lock.json',
    ])
      expect(ignored).not.toContain(name);
    const taken = linesAfter(dockerfile, 'COPY --from=build ').map((line) => line.split(/\s+/)[0]);
    expect(taken).toEqual(['/luodi/package.json', '/luodi/node_modules', '/luodi/dist', '/luodi/sql']);
    expect(Object.keys(buildInputs())).toContain('main');
    expect(linesAfter(dockerfile, 'CMD ')).toEqual(['["node", "dist/server/main.js"]']);
    expect(linesAfter(unit, 'ExecStart=')).toEqual(['/usr/bin/node dist/server/main.js']);
    const [, mounted] = /- (\.\/\S+):\/docker-entrypoint-initdb\.d/.exec(compose) ?? [];
    expect(existsSync(resolve(root, 'server/operations', mounted ?? '?'))).toBe(true);
    const [, context, file] = /context: (\S+)\n\s+dockerfile: (\S+)/.exec(compose) ?? [];
    expect(existsSync(resolve(root, 'server/operations', context!, file!))).toBe(true);
  });

  it('write only where there is a volume, and connect as the roles that are made', () => {
    const environment = { ...imageEnvironment, ...composeEnvironment('luodi') };
    expect(compose).toContain('read_only: true');
    for (const folder of [environment.DATA_DIR, environment.BACKUP_DIR])
      expect(compose).toMatch(new RegExp(`- \\w+:${folder}\\n`));
    expect(dockerfile).toContain(`VOLUME ["${environment.DATA_DIR}", "${environment.BACKUP_DIR}"]`);
    const made = [...roles.matchAll(/CREATE ROLE (\w+) LOGIN/g)].map(([, name]) => name);
    const users = [environment.DATABASE_OWNER_URL, environment.DATABASE_URL].map(
      (url) => new URL(url!).username,
    );
    expect(users).toEqual(made);
    expect(new URL(environment.DATABASE_URL!).pathname).toBe(`/${/CREATE DATABASE (\w+)/.exec(roles)?.[1]}`);
    const passwords = [...roles.matchAll(/\$(LUODI_\w+|POSTGRES_USER)/g)].map(([, name]) => name!);
    for (const name of passwords.filter((entry) => entry.startsWith('LUODI_')))
      expect(Object.keys(composeEnvironment('database'))).toContain(name);
    for (const folder of [unitEnvironment.DATA_DIR, unitEnvironment.BACKUP_DIR])
      expect(linesAfter(unit, 'StateDirectory=')[0]!.split(' ')).toContain(folder!.replace('/var/lib/', ''));
  });

  it('a program that the server starts beside itself is an input of the build', () => {
    const entries = [
      ...fileOf('server/process-entry.ts').matchAll(/^ {2}'?([\w-]+)'?: '([\w/.-]+\.ts)',$/gm),
    ];
    expect(entries.length).toBeGreaterThan(4);
    const inputs = buildInputs();
    for (const [, name, path] of entries) expect(inputs[name!]).toBe(`server/${path}`);
    for (const path of Object.values(inputs)) expect(existsSync(resolve(root, path)), path).toBe(true);
  });

  it('the image brings the Node.js that the program needs, and commands of the README exist', () => {
    expect(linesAfter(dockerfile, 'FROM node:').every((tag) => tag.startsWith('20-'))).toBe(true);
    const { engines, scripts } = JSON.parse(fileOf('package.json')) as {
      engines: { node: string };
      scripts: Record<string, string>;
    };
    expect(engines.node).toBe('>=20.19');
    const named = [...fileOf('README.md').matchAll(/npm run (?:-s )?([\w:]+)/g)].map(([, name]) => name!);
    for (const name of new Set(named)) expect(Object.keys(scripts)).toContain(name);
  });
});
