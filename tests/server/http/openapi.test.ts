import { Validator } from '@seriousme/openapi-schema-validator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { catalog } from '../../../geodata/catalog/catalog.ts';
import { localPlanner } from '../../../server/access/actor.ts';
import { apiRoutes } from '../../../server/app.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';

interface Operation {
  operationId: string;
  summary: string;
  parameters?: { name: string; in: string; required: boolean; description?: string }[];
  responses: Record<string, unknown>;
}
interface Document extends Record<string, unknown> {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, unknown> };
}

describe('OpenAPI', () => {
  let server: TestServer;
  const read = () => server.json<Document>('/api/openapi.json');
  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server?.close());

  it('is a valid 3.1 document', async () => {
    const document = await read();
    expect(document.openapi).toBe('3.1.0');
    const result = await new Validator().validate(structuredClone(document));
    expect(result.errors ?? []).toEqual([]);
    expect(result.valid).toBe(true);
  });

  it('names every route, each with an id of its own, a summary and its path parameters', async () => {
    const { paths } = await read();
    const ids = new Set<string>();
    for (const { method, path } of apiRoutes(server.deps)) {
      const operation = paths[path]?.[method];
      expect(operation, `${method} ${path}`).toBeDefined();
      expect(operation!.summary).toMatch(/[\u4e00-\u9fff]/);
      ids.add(operation!.operationId);
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const declared = operation!.parameters?.filter((entry) => entry.in === 'path').map(({ name }) => name);
      expect(declared ?? []).toEqual(inPath);
      expect(operation!.responses).toHaveProperty('default');
    }
    expect(ids.size).toBe(apiRoutes(server.deps).length);
  });

  it('every reference leads to a schema', async () => {
    const document = await read();
    for (const [, name] of JSON.stringify(document).matchAll(/"#\/components\/schemas\/([^"]+)"/g))
      expect(document.components.schemas).toHaveProperty([name!]);
    expect(JSON.stringify(document)).not.toContain('#/$defs/');
  });

  it("lists each collection's own filters with their Chinese labels, as far as the caller may see them", async () => {
    for (const { id, fields } of catalog) {
      const { paths } = await read();
      const names = paths[`/collections/${id}/items`]!.get!.parameters!.map(({ name }) => name);
      for (const { name, filter, visibility } of fields)
        expect(names.includes(name), `${id}.${name}`).toBe(
          filter !== undefined && visibility !== 'sensitive',
        );
      expect(names).toEqual(
        expect.arrayContaining(['zone', 'bbox', 'within', 'q', 'limit', 'cursor', 'sortby']),
      );
    }
    const { parameters } = (await read()).paths['/collections/parcels/items']!.get!;
    expect(parameters!.find(({ name }) => name === 'landClass')!.description).toContain('standard 标准地');
    server.actAs({ ...localPlanner, sees: { internal: false, sensitive: false, suspected: false } });
    const asPublic = (await read()).paths['/collections/parcels/items']!.get!.parameters!;
    server.actAs(localPlanner);
    expect(asPublic.map(({ name }) => name)).not.toContain('idleState');
  });

  it('the landing page leads to it, to the collections and to the conformance classes', async () => {
    for (const path of ['/api', '/api/']) {
      const { links } = await server.json<{ links: { href: string; rel: string }[] }>(path);
      const rels = links.map(({ rel }) => rel);
      expect(rels).toEqual(expect.arrayContaining(['self', 'service-desc', 'conformance', 'data']));
      for (const { href } of links) expect((await server.get(href)).status).toBe(200);
    }
    const { collections } = await server.json<{ collections: { links: { href: string }[] }[] }>(
      '/api/collections',
    );
    expect(collections).toHaveLength(catalog.length);
    for (const { links } of collections)
      for (const { href } of links) expect((await server.get(href)).status, href).toBe(200);
  });
});
