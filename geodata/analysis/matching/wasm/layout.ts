import { constraints, outOfScope } from '../constraints.ts';
import { categoryBits, maskColumnNames, termShift } from '../snapshot.ts';

/** Parameters of the kernel, 32 bits each from address 0; the two amounts are doubles and take two places. */
export const parameterNames = [
  'AS_OF',
  'NEED_BY',
  'GROUPS',
  'KINDS',
  'USE',
  'MODES',
  'UTILITIES',
  'TERM',
  'HAZARD',
  'FAR_MIN',
  'FAR_MAX',
  'AREA_MIN_LAND',
  'AREA_MIN_SPACE',
  'AREA_MAX_LAND',
  'AREA_MAX_SPACE',
  'AREA_LIMIT_LAND',
  'AREA_LIMIT_SPACE',
  'PRICE_LAND',
  'PRICE_SPACE',
  'SUPPLY_LEAD_LAND',
  'SUPPLY_LEAD_SPACE',
  'LEAD_IDLE',
  'LEAD_SUSPENDED',
  'LEAD_INEFFICIENT',
  'INVESTMENT',
  'INVESTMENT_HIGH_WORD',
  'TAX',
  'TAX_HIGH_WORD',
] as const;

/** Bytes set aside for the parameters; columns begin behind them. */
export const parameterBytes = 256;

/** 'areaCentis' as 'AREA_CENTIS'. */
const constantCase = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();

const declare = (prefix: string, entries: readonly (readonly [string, number])[]): string =>
  entries.map(([name, value]) => `const ${prefix}${constantCase(name)}: i32 = ${value | 0};\n`).join('');

/** The constants put before `fail-mask.as`: bits and orders as the TypeScript side defines them. */
export const kernelPrelude = (): string =>
  declare(
    'FAIL_',
    constraints.map(({ code, bit }) => [code.toLowerCase(), 1 << bit]),
  ) +
  declare('CATEGORY_', Object.entries(categoryBits)) +
  declare(
    'COLUMN_',
    maskColumnNames.map((name, index) => [name, index]),
  ) +
  declare(
    'PARAM_',
    parameterNames.map((name, index) => [name.toLowerCase(), index]),
  ) +
  declare('', [
    ['out_of_scope', outOfScope],
    ['term_shift', termShift],
  ]);
