/** A tile of the Web Mercator grid (XYZ, row 0 in the north). */
export interface TileAddress {
  z: number;
  x: number;
  y: number;
}

/** Units of a tile's own coordinates along one side. */
export const tileExtent = 4096;
/** How far geometry reaches over the edge of its tile, so that outlines and joins show no seam. */
export const tileBuffer = 64;

export const highestZoom = 22;

/** What is wrong with an address, by part, in Chinese; empty when nothing is. */
export function addressProblems(
  parts: Readonly<Record<'z' | 'x' | 'y', string>>,
): { field: string; message: string }[] {
  const whole = (text: string) => (/^\d{1,8}$/.test(text) ? Number(text) : undefined);
  const z = whole(parts.z);
  if (z === undefined || z > highestZoom) {
    return [{ field: 'z', message: `瓦片级别须为 0–${highestZoom} 的整数` }];
  }
  const last = 2 ** z - 1;
  return (['x', 'y'] as const).flatMap((field) => {
    const value = whole(parts[field]);
    if (value !== undefined && value <= last) return [];
    return [{ field, message: `第 ${z} 级瓦片的${field === 'x' ? '列号' : '行号'}须为 0–${last} 的整数` }];
  });
}

/** Latitude in degrees of a row boundary; 85.05… at row 0. */
const latitudeOfRow = (row: number, z: number): number =>
  (Math.atan(Math.sinh(Math.PI * (1 - (2 * row) / 2 ** z))) * 180) / Math.PI;

/** [west, south, east, north] in degrees of a tile, grown on each side by some of its units. */
export function tileBounds({ z, x, y }: TileAddress, growUnits = 0): [number, number, number, number] {
  const grow = growUnits / tileExtent;
  const longitude = (column: number) => (column / 2 ** z) * 360 - 180;
  return [
    longitude(x - grow),
    latitudeOfRow(y + 1 + grow, z),
    longitude(x + 1 + grow),
    latitudeOfRow(y - grow, z),
  ];
}
