import type { ClassSymbol } from '../../geodata/catalog/legend.ts';

const tokenNames = {
  ground: '--m-bg',
  block: '--m-blk',
  blockLine: '--m-blk-l',
  blockResidential: '--m-res',
  blockOpen: '--m-open',
  building: '--m-b',
  buildingLine: '--m-bl',
  buildingShadow: '--m-bsh',
  water: '--m-water',
  waterLine: '--m-water-l',
  green: '--m-green',
  road: '--m-road',
  roadCasing: '--m-roadc',
  arterial: '--m-road1',
  expressway: '--m-exp',
  expresswayCasing: '--m-expc',
  rail: '--m-rail',
  park: '--m-pk',
  label: '--m-lab',
  halo: '--m-halo',
  waterLabel: '--m-wlab',
  surface: '--surface',
  ink: '--ink',
  ink2: '--ink-2',
  ink3: '--ink-3',
  accent: '--accent',
  accentInk: '--accent-ink',
  onAccent: '--on-accent',
  alarm: '--alarm',
  warn: '--warn',
} as const;

const classTokens = ['std', 'idle', 'ineff', 'bwg', 'fac', 'unused'] as const;
type ClassToken = (typeof classTokens)[number];

export interface ClassColours {
  fill: string;
  /** Outline and text. */
  ink: string;
}

/** Every colour the map may use, read from the design tokens; layers hold no colour of their own. */
export type Palette = Readonly<Record<keyof typeof tokenNames, string>> & {
  readonly classes: Readonly<Record<ClassToken, ClassColours>>;
};

/** Builds the palette from a way to read a token, e.g. `getComputedStyle(root).getPropertyValue`. */
export function readPalette(token: (name: string) => string): Palette {
  const read = (name: string): string => {
    const value = token(name).trim();
    if (!value) throw new Error(`the design token ${name} is missing`);
    return value;
  };
  const colours = Object.fromEntries(Object.entries(tokenNames).map(([key, name]) => [key, read(name)]));
  const classes = Object.fromEntries(
    classTokens.map((name) => [name, { fill: read(`--c-${name}`), ink: read(`--c-${name}-d`) }]),
  );
  return { ...colours, classes } as Palette;
}

/** The colours of a class symbol; land in use and planned land are a shade of the ink, on any ground. */
export const coloursOf = (symbol: ClassSymbol, palette: Palette): ClassColours =>
  symbol.token ? palette.classes[symbol.token] : { fill: palette.ink3, ink: palette.ink3 };
