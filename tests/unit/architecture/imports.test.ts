import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../..', import.meta.url));

interface Import {
  from: string;
  to: string;
}

function sourceFiles(folder: string): string[] {
  return readdirSync(join(root, folder)).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(join(root, path)).isDirectory()) return sourceFiles(path);
    return /(?<!\.as)(?<!\.d)\.ts$/.test(name) ? [path] : [];
  });
}

const files = ['client', 'server', 'geodata'].flatMap(sourceFiles);
const importPattern = /(?:\bfrom\s+|\bimport\s*\(\s*|^\s*import\s+)['"]([^'"]+)['"]/gm;

const imports: Import[] = files.flatMap((file) =>
  [...readFileSync(join(root, file), 'utf8').matchAll(importPattern)].map(([, target = '']) => ({
    from: file,
    to: target.startsWith('.')
      ? relative(root, resolve(root, dirname(file), target.replace(/\?.*$/, '')))
      : target,
  })),
);

const breaking = (rule: (entry: Import) => boolean): string[] =>
  imports.filter(rule).map(({ from, to }) => `${from} -> ${to}`);

const within = (path: string, ...folders: string[]) =>
  folders.some((folder) => path.startsWith(`${folder}/`));
const local = (path: string) => within(path, 'client', 'server', 'geodata');
/** `server/parcels/x.service.ts` belongs to the feature `parcels`. */
const feature = (path: string) => path.split('/')[1] ?? '';

describe('import directions', () => {
  it('finds sources and imports at all', () => {
    expect(files.length).toBeGreaterThan(30);
    expect(imports.length).toBeGreaterThan(60);
  });

  it('client and server never meet, and geodata knows neither', () => {
    expect(breaking(({ from, to }) => within(from, 'client') && within(to, 'server'))).toEqual([]);
    expect(breaking(({ from, to }) => within(from, 'server') && within(to, 'client'))).toEqual([]);
    expect(breaking(({ from, to }) => within(from, 'geodata') && within(to, 'client', 'server'))).toEqual([]);
  });

  it('the product never imports its tests', () => {
    expect(breaking(({ to }) => within(to, 'tests'))).toEqual([]);
  });

  it('model imports only itself', () => {
    expect(
      breaking(({ from, to }) => within(from, 'geodata/model') && local(to) && !within(to, 'geodata/model')),
    ).toEqual([]);
  });

  it('catalog, codes, units and analysis do not reach for formats; nothing in geodata imports samples', () => {
    const pure = ['geodata/catalog', 'geodata/codes', 'geodata/units', 'geodata/analysis'];
    expect(breaking(({ from, to }) => within(from, ...pure) && within(to, 'geodata/formats'))).toEqual([]);
    expect(
      breaking(
        ({ from, to }) =>
          within(from, 'geodata') && !within(from, 'geodata/samples') && within(to, 'geodata/samples'),
      ),
    ).toEqual([]);
  });

  it('geodata outside formats runs in the browser: no node: imports', () => {
    expect(
      breaking(
        ({ from, to }) =>
          within(from, 'geodata') && !within(from, 'geodata/formats') && to.startsWith('node:'),
      ),
    ).toEqual([]);
  });

  it('only the map room imports maplibre-gl', () => {
    expect(
      breaking(({ from, to }) => /^maplibre-gl(?!.*\.css)/.test(to) && !within(from, 'client/map')),
    ).toEqual([]);
  });

  it('only client/api calls fetch', () => {
    const callers = files.filter(
      (file) =>
        within(file, 'client') &&
        !within(file, 'client/api') &&
        /(?<![.\w#])fetch\(/.test(readFileSync(join(root, file), 'utf8')),
    );
    expect(callers).toEqual([]);
  });

  it('leaf elements know no store and no view', () => {
    expect(
      breaking(
        ({ from, to }) =>
          within(from, 'client/elements') && within(to, 'client/state', 'client/views', 'client/api'),
      ),
    ).toEqual([]);
  });

  it('state does not reach up to views, elements or the map', () => {
    expect(
      breaking(
        ({ from, to }) =>
          within(from, 'client/state') && within(to, 'client/views', 'client/elements', 'client/map'),
      ),
    ).toEqual([]);
  });

  it("no feature reads another feature's repository", () => {
    expect(
      breaking(
        ({ from, to }) =>
          within(from, 'server') && /\.repository\.ts$/.test(to) && feature(from) !== feature(to),
      ),
    ).toEqual([]);
  });

  it('routes reach the database only through a service', () => {
    expect(breaking(({ from, to }) => /\.routes\.ts$/.test(from) && /\.repository\.ts$/.test(to))).toEqual(
      [],
    );
  });
});

describe('files', () => {
  it('no utils, no types, no barrels', () => {
    expect(files.filter((file) => /\/(utils|types|helpers|index)\.ts$/.test(file))).toEqual([]);
  });

  it('imports have no cycles', () => {
    const graph = new Map<string, string[]>();
    for (const { from, to } of imports) if (local(to)) graph.set(from, [...(graph.get(from) ?? []), to]);
    const state = new Map<string, 'open' | 'done'>();
    const cycles: string[] = [];
    const visit = (file: string, trail: string[]): void => {
      if (state.get(file) === 'done') return;
      if (state.get(file) === 'open') {
        cycles.push([...trail.slice(trail.indexOf(file)), file].join(' -> '));
        return;
      }
      state.set(file, 'open');
      for (const next of graph.get(file) ?? []) visit(next, [...trail, file]);
      state.set(file, 'done');
    };
    for (const file of graph.keys()) visit(file, []);
    expect(cycles).toEqual([]);
  });
});
