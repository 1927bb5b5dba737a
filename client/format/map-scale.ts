/** CSS defines 96 pixels an inch; the printed scale of a screen map rests on it. */
const metresPerCssPixel = 0.0254 / 96;

/** Ground metres per CSS pixel in Web Mercator with 512-pixel tiles. */
export const groundResolution = (latitude: number, zoom: number): number =>
  (40_075_016.686 * Math.cos((latitude * Math.PI) / 180)) / (512 * 2 ** zoom);

/** The n of 1:n on the screen with three digits that count: `14 200`. */
export const formatScale = (metresPerPixel: number): string =>
  formatScaleNumber(metresPerPixel / metresPerCssPixel);

/** The n of 1:n, which is metres on the ground for one on paper, with three digits that count. */
export function formatScaleNumber(exact: number): string {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(exact)) - 2);
  return String(Math.round(exact / step) * step).replace(/\B(?=(\d{3})+$)/g, ' ');
}

export interface ScaleBar {
  widthPixels: number;
  label: string;
}

/** The longest bar of 1, 2 or 5 times a power of ten metres that fits into `maxPixels`. */
export function scaleBar(metresPerPixel: number, maxPixels: number): ScaleBar {
  const longest = metresPerPixel * maxPixels;
  const power = 10 ** Math.floor(Math.log10(longest));
  const metres = ([5, 2, 1].find((factor) => factor * power <= longest) ?? 1) * power;
  const label = metres >= 1000 ? `${metres / 1000} km` : `${metres} m`;
  return { widthPixels: Math.round(metres / metresPerPixel), label };
}
