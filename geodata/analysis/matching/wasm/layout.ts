import { constraints, outOfScope } from '../constraints.ts';
import { flagShift, maskColumnNames } from '../snapshot.ts';

/** Parameters of the kernel, 32 bits each from address 0; a limit of land is followed by that of floor space. */
export const parameterNames = [
  'AS_OF',
  'USE',
  'MODES',
  'UTILITIES',
  'TERM',
  'HAZARD',
  'FAR_MIN',
  'FAR_MAX',
  'AREA_MIN',
  'AREA_MIN_SPACE',
  'AREA_MAX',
  'AREA_MAX_SPACE',
  'AREA_LIMIT',
  'AREA_LIMIT_SPACE',
  'PRICE',
  'PRICE_SPACE',
] as const;

/** Where investment and tax stand, as doubles. */
export const amountsAddress = 128;

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
    ['column_count', maskColumnNames.length],
    ['flag_shift', flagShift],
    ['amounts_address', amountsAddress],
  ]);
