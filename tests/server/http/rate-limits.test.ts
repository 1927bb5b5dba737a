import { afterEach, describe, expect, it } from 'vitest';
import { Problem } from '../../../geodata/model/api-problem.ts';
import { actorOfRole, visitor } from '../../../server/access/roles.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';

describe('rate limits', () => {
  let server: TestServer;
  afterEach(() => server.close());

  const startBehindProxy = async () => {
    server = await startTestServer({
      environment: { TRUSTED_PROXIES: 'loopback', REQUESTS_PER_MINUTE: '10' },
    });
    server.actAs(visitor);
  };
  const from = (address: string, path = '/api/zones') => server.get(path, { 'X-Forwarded-For': address });
  const statuses = async (count: number, ask: (index: number) => Promise<Response>) => {
    const found: number[] = [];
    for (let index = 0; index < count; index += 1) found.push((await ask(index)).status);
    return found;
  };

  it('an address that asks too often is told when to come back; others are served on', async () => {
    await startBehindProxy();
    expect(await statuses(10, () => from('203.0.113.7'))).toEqual(Array(10).fill(200));
    const refused = await from('203.0.113.7');
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(refused.headers.get('content-type')).toContain('application/problem+json');
    expect(Problem.parse(await refused.json())).toMatchObject({ title: '请求过于频繁' });
    expect((await from('203.0.113.8')).status).toBe(200);
    // One customer of a provider has a whole network of IPv6 addresses.
    expect(await statuses(10, (index) => from(`2001:db8:1:1::${index}`))).toEqual(Array(10).fill(200));
    expect((await from('2001:db8:1:1::99')).status).toBe(429);
  });

  it('an account that asks too often from many addresses is stopped, too', async () => {
    await startBehindProxy();
    server.actAs(actorOfRole('planner', { id: 'account-7', name: '李规划', zones: 'all' }));
    expect(await statuses(10, (index) => from(`203.0.113.${index}`))).toEqual(Array(10).fill(200));
    expect((await from('203.0.113.200')).status).toBe(429);
    server.actAs(actorOfRole('planner', { id: 'account-8', name: '王规划', zones: 'all' }));
    expect((await from('203.0.113.200')).status).toBe(200);
  });

  it('tiles have five times as many, counted apart', async () => {
    await startBehindProxy();
    const tile = '/api/tiles/land/12/3400/1600.mvt';
    const tiles = await statuses(50, () => from('203.0.113.7', tile));
    expect(tiles).not.toContain(429);
    expect((await from('203.0.113.7', tile)).status).toBe(429);
    expect((await from('203.0.113.7')).status).toBe(200);
  });

  it('somebody at this computer is not limited; a forged header of a proxy nobody trusts changes nothing', async () => {
    server = await startTestServer({ environment: { REQUESTS_PER_MINUTE: '10' } });
    expect(await statuses(15, () => server.get('/api/zones'))).toEqual(Array(15).fill(200));
    const forged = await statuses(11, (index) => from(`203.0.113.${index}`));
    expect(forged.at(-1)).toBe(429);
  });

  it('attempts to sign in that fail are few, on this computer as well', async () => {
    server = await startTestServer();
    const attempt = () =>
      fetch(`${server.url}/api/session`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ nonsense: true }),
      });
    const first = await statuses(120, attempt);
    expect(first.every((status) => status >= 400 && status !== 429)).toBe(true);
    const refused = await attempt();
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).not.toBeNull();
    expect((await server.get('/api/zones')).status).toBe(200);
  });
});
