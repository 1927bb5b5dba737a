import { describe, expect, it } from 'vitest';
import { contrast, readTokens } from './tokens.ts';

const textPairs: readonly (readonly [string, string])[] = [
  ['--ink', '--surface'],
  ['--ink-2', '--surface'],
  ['--ink-3', '--surface'],
  ['--ink-3', '--surface-2'],
  ['--ink-3', '--surface-3'],
  ['--ink-3', '--accent-soft'],
  ['--ink', '--accent-soft'],
  ['--accent-ink', '--surface'],
  ['--accent-ink', '--accent-soft'],
  ['--on-accent', '--accent'],
  ['--on-accent', '--accent-ink'],
  ['--alarm', '--surface'],
  ['--alarm', '--alarm-soft'],
  ['--warn', '--warn-soft'],
  ['--ok', '--surface'],
  ['--ok', '--ok-soft'],
  ['--ink-inv', '--ink'],
  ['--m-wlab', '--m-water'],
  ['--m-lab', '--m-road'],
  ['--m-lab', '--m-halo'],
  ['--m-pk', '--m-halo'],
  ...['std', 'idle', 'ineff', 'bwg', 'fac', 'unused'].map(
    (name) => [`--c-${name}-d`, `--c-${name}-s`] as const,
  ),
];

describe.each(['light', 'dark'] as const)('contrast in the %s theme', (theme) => {
  const tokens = readTokens(theme);
  const ratio = (front: string, back: string) => contrast(tokens.get(front)!, tokens.get(back)!);

  it.each(textPairs)('%s is readable on %s', (front, back) => {
    expect(ratio(front, back)).toBeGreaterThanOrEqual(4.5);
  });

  it('shows the borders of controls', () => {
    expect(ratio('--line-ctl', '--surface')).toBeGreaterThanOrEqual(3);
  });

  it.each(['std', 'idle', 'ineff', 'bwg', 'fac'])('shows the outline of class %s on blocks', (name) => {
    expect(ratio(`--c-${name}-d`, '--m-blk')).toBeGreaterThanOrEqual(4.5);
  });
});
