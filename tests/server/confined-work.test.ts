import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { ConfinementError, confinedWork } from '../../server/confined-work.ts';
import type { ConfinedTask } from '../support/confined-program.ts';

const url = new URL('../support/confined-program.ts', import.meta.url);
const loader = new URL('../../server/register-typescript.mjs', import.meta.url);
const program = { path: fileURLToPath(url), url: url.href, execArgv: ['--import', loader.href] };

const patient = { megabytes: 400, milliseconds: 50_000, atOnce: 2 };
const work = confinedWork<ConfinedTask, unknown>(program, patient);

describe('work in a confined process', () => {
  it('gets bytes and gives bytes; sees nothing of the environment', async () => {
    process.env.SECRET_OF_TESTS = 'nobody';
    const bytes = new Uint8Array([1, 2, 3]);
    const [echo, environment] = await Promise.all([
      work({ kind: 'echo', bytes }),
      work({ kind: 'environment' }),
    ]);
    expect(new Uint8Array(echo as Uint8Array)).toEqual(bytes);
    expect(environment).not.toContain('SECRET_OF_TESTS');
    delete process.env.SECRET_OF_TESTS;
  });

  it.each(['fill-heap', 'fill-buffers'] as const)(
    'is ended when it takes too much memory: %s',
    async (kind) => {
      const error = await work({ kind }).catch((caught: unknown) => caught);
      expect(error).toBeInstanceOf(ConfinementError);
      expect(error).toMatchObject({ reason: 'memory' });
    },
  );

  it('is ended when it takes too long, and the event loop here runs on', async () => {
    let turns = 0;
    const clock = setInterval(() => {
      turns += 1;
    }, 10);
    const hasty = confinedWork<ConfinedTask, unknown>(program, { ...patient, milliseconds: 1000 });
    await expect(hasty({ kind: 'spin' })).rejects.toMatchObject({ reason: 'time' });
    clearInterval(clock);
    expect(turns).toBeGreaterThan(10);
  });

  it('tells of a failure, also of a process that vanished', async () => {
    await Promise.all([
      expect(work({ kind: 'fail' })).rejects.toThrow('so it is'),
      expect(work({ kind: 'vanish' })).rejects.toThrow('ended (3)'),
    ]);
  });

  it('waits for its turn when too much is at work, and a failure gives its place free', async () => {
    const one = confinedWork<ConfinedTask, unknown>(program, { ...patient, atOnce: 1 });
    const ended: string[] = [];
    const done = (name: string) => () => ended.push(name);
    await Promise.all([
      one({ kind: 'wait', milliseconds: 300 }).then(done('first')),
      one({ kind: 'fail' }).catch(done('second')),
      one({ kind: 'wait', milliseconds: 1 }).then(done('third')),
    ]);
    expect(ended).toEqual(['first', 'second', 'third']);
  });
});
