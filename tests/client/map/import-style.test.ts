import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import { describe, expect, it } from 'vitest';
import { importStyle } from '../../../client/map/import-style.ts';
import { ImportRowStatus } from '../../../geodata/model/api-imports.ts';
import { paletteOf } from './content.ts';

const styleIn = (theme: 'light' | 'dark') =>
  importStyle({
    palette: paletteOf(theme),
    latitude: 36.7,
    baseTiles: 'http://host/base/{z}/{x}/{y}',
    outlines: { type: 'FeatureCollection', features: [] },
  });

describe('the map of an import', () => {
  it.each(['light', 'dark'] as const)('has a valid style: %s', (theme) => {
    expect(validateStyleMin(styleIn(theme)).map(({ message }) => message)).toEqual([]);
  });

  it('draws every status with a line of its own, told apart without colour', () => {
    const layers = styleIn('light').layers.filter(({ id }) =>
      ImportRowStatus.options.some((status) => id === `import-${status}`),
    );
    expect(layers).toHaveLength(ImportRowStatus.options.length);
    const looks = layers.map(({ paint }) => {
      const { 'line-width': width, 'line-dasharray': dashes } = paint as Record<string, unknown>;
      return JSON.stringify([width, dashes]);
    });
    expect(new Set(looks).size).toBe(looks.length);
  });

  it('names outlines by their key, so that rows can point at them', () => {
    expect(styleIn('light').sources.import).toMatchObject({ type: 'geojson', promoteId: 'key' });
  });
});
