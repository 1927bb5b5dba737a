import { afterAll, beforeAll, expect, it } from 'vitest';
import type { FeaturePage } from '../../../geodata/model/api-feature.ts';
import { ParkCard } from '../../../geodata/model/api-park-card.ts';
import { describeEachEngine } from '../../support/database.ts';
import { loadGridZone } from '../../support/load-grid-zone.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';

describeEachEngine('park card', (engine) => {
  let server: TestServer;
  const card = async (name: string) => {
    const { features } = await server.json<FeaturePage>('/api/collections/parks/items');
    const { id } = features.find(({ properties }) => properties.name === name)!;
    return ParkCard.parse(await server.json(`/api/parks/${id}/card`));
  };
  beforeAll(async () => {
    server = await startTestServer({ engine });
    await loadGridZone(server.sql, { parcels: { 0: { parkCode: 'P1-A' } } });
  });
  afterAll(() => server?.close());

  it('counts the land and floor space of the park and of the parks inside it', async () => {
    const { park, parent, children, inventory, asOf } = await card('康华生物医药产业园');
    expect(park.properties.parkCode).toBe('P1');
    expect(parent).toBeUndefined();
    expect(children).toEqual([
      {
        id: expect.any(Number),
        name: '标准厂房区',
        kind: 'park_in_zone',
        status: 'operating',
        areaSquareMetres: 100_000,
      },
    ]);
    expect(inventory.parcels.count).toBe(16);
    const counted = inventory.byLandClass.reduce((sum, { count }) => sum + count, 0);
    expect(counted).toBe(16);
    const area = inventory.byLandClass.reduce((sum, entry) => sum + entry.areaSquareMetres!, 0);
    expect(area).toBeCloseTo(inventory.parcels.areaSquareMetres!, 4);
    expect(inventory.factories).toEqual({
      buildings: 1,
      floorAreaSquareMetres: 9000,
      leasedAreaSquareMetres: 3000,
      vacantAreaSquareMetres: 6000,
    });
    expect(asOf).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  });

  it('a park inside another one names it and counts its own only', async () => {
    const { parent, children, inventory } = await card('标准厂房区');
    expect(parent).toMatchObject({ name: '康华生物医药产业园', kind: 'park' });
    expect(children).toEqual([]);
    expect(inventory.parcels).toEqual({ count: 1, areaSquareMetres: 30_000 });
    expect(inventory.byLandClass).toEqual([{ value: 'in_use', count: 1, areaSquareMetres: 30_000 }]);
  });
});
