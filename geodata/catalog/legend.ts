import type { LandClass } from '../model/land-state.ts';

/** Every class is colour and pattern, the same swatch in legend, list, badge, table, tooltip and map (look: principle 3). */
export type Pattern =
  | 'solid'
  | 'diagonal'
  | 'diagonal-sparse'
  | 'dots'
  | 'horizontal'
  | 'vertical'
  | 'grid'
  | 'none';

export interface ClassSymbol {
  /** Token family: `--c-<token>` fill, `--c-<token>-d` outline and text, `--c-<token>-s` badge ground. */
  token: 'std' | 'idle' | 'ineff' | 'bwg' | 'fac' | 'unused' | null;
  pattern: Pattern;
  dashedOutline?: boolean;
}

export const landClassSymbols: Record<LandClass, ClassSymbol> = {
  standard: { token: 'std', pattern: 'solid' },
  idle: { token: 'idle', pattern: 'diagonal' },
  suspected: { token: 'idle', pattern: 'diagonal-sparse', dashedOutline: true },
  inefficient: { token: 'ineff', pattern: 'dots' },
  approved_unsupplied: { token: 'bwg', pattern: 'horizontal' },
  supplied_unused: { token: 'unused', pattern: 'vertical' },
  in_use: { token: null, pattern: 'none' },
  planned: { token: null, pattern: 'none' },
};

export const factorySymbol: ClassSymbol = { token: 'fac', pattern: 'grid' };

/** Order of the legend; `in_use` and `planned` are drawn as blocks and named last. */
export const legendOrder: readonly LandClass[] = [
  'standard',
  'idle',
  'suspected',
  'inefficient',
  'approved_unsupplied',
  'supplied_unused',
  'in_use',
  'planned',
];
