import { emptyCollection, type MapContent } from '../../../client/map/map-content.ts';
import { readPalette } from '../../../client/map/palette.ts';
import { readTokens } from '../styles/tokens.ts';

export const paletteOf = (theme: 'light' | 'dark') => {
  const tokens = readTokens(theme);
  return readPalette((name) => tokens.get(name) ?? '');
};

/** A content with every tileset on; parts can be replaced. */
export const mapContent = (change: Partial<MapContent> = {}): MapContent => ({
  tiles: {
    base: 'http://host/base/{z}/{x}/{y}',
    parcels: 'http://host/parcels/{z}/{x}/{y}',
    parks: 'http://host/parks/{z}/{x}/{y}',
    'factory-buildings': 'http://host/factory-buildings/{z}/{x}/{y}',
    facilities: 'http://host/facilities/{z}/{x}/{y}',
  },
  boundaries: 'http://host/admin-boundaries',
  palette: paletteOf('light'),
  latitude: 36.7,
  language: 'zh',
  basemap: { kind: 'none' },
  nameLabels: emptyCollection,
  areaLabels: emptyCollection,
  selected: emptyCollection,
  drawn: emptyCollection,
  overlay: emptyCollection,
  focus: null,
  ...change,
});
