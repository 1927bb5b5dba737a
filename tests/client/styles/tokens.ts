import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const file = fileURLToPath(new URL('../../../client/styles/tokens.css', import.meta.url));

/** The design tokens of a theme; the dark ones stand on the light ones, as in the page. */
export function readTokens(theme: 'light' | 'dark'): ReadonlyMap<string, string> {
  const css = readFileSync(file, 'utf8');
  const blocks = [...css.matchAll(/(:root[^{]*)\{([^{}]*)\}/g)];
  const declarations = (selector: string) =>
    blocks
      .filter(([, name]) => name?.trim() === selector)
      .flatMap(([, , body]) => [...(body ?? '').matchAll(/(--[\w-]+):\s*([^;]+);/g)])
      .map(([, name, value]) => [name!, value!.trim()] as const);
  const light = declarations(':root');
  return new Map(theme === 'dark' ? [...light, ...declarations(':root[data-theme="dark"]')] : light);
}

/** Relative luminance of a hex colour (WCAG 2.1). */
function luminance(hex: string): number {
  const channels = [1, 3, 5].map((start) => Number.parseInt(hex.slice(start, start + 2), 16) / 255);
  const [red, green, blue] = channels.map((c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

/** Contrast ratio of two hex colours, 1 to 21 (WCAG 2.1). */
export function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].toSorted((x, y) => y - x);
  return (light! + 0.05) / (dark! + 0.05);
}
