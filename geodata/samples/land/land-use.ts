import type { Plot } from '../plots/plot.ts';
import type { SeededRandom } from '../random/seeded-random.ts';
import type { ZoneDefinition } from '../zone-definition.ts';

/** Codes of 用地用海分类 2023 that the zones use, with their names (domain dossier 6.1). */
export const landUseNames = {
  '070102': '二类城镇住宅用地',
  '080403': '中小学用地',
  '0802': '科研用地',
  '0901': '商业用地',
  '0902': '商务金融用地',
  '100101': '一类工业用地',
  '100102': '二类工业用地',
  '100103': '三类工业用地',
  '110101': '一类物流仓储用地',
  '1302': '排水用地',
  '1303': '供电用地',
} as const;
export type LandUseCode = keyof typeof landUseNames;

export const isIndustrialUse = (code: LandUseCode): boolean => code.startsWith('1001');
export const isStorageUse = (code: LandUseCode): boolean => code.startsWith('1101');

/** Longest term of use right: industry and storage 50 years, commerce 40, housing 70 (1990 regulation, art. 12). */
export function longestTermYears(code: LandUseCode): number {
  if (code.startsWith('07')) return 70;
  return code.startsWith('09') ? 40 : 50;
}

/** Planned use of a plot: drawn once from the seed, fixed for given plots. */
export function landUseOf(plot: Plot, zone: ZoneDefinition, random: SeededRandom): LandUseCode {
  const r = random.fork(`use ${plot.key}`);
  if (plot.fixed) return plot.fixed.role === 'lease_then_transfer' ? '100102' : '100101';
  const isHeavyTown = zone.leadingIndustries.includes('金属深加工');
  switch (plot.use) {
    case 'commercial':
      return r.weighted<LandUseCode>({ '0901': 0.42, '0902': 0.43, '0802': 0.15 });
    case 'research':
      return r.weighted<LandUseCode>({ '0802': 0.68, '100101': 0.22, '0902': 0.1 });
    case 'housing':
      return r.weighted<LandUseCode>({ '070102': 0.84, '080403': 0.08, '0901': 0.08 });
    case 'logistics':
      return r.weighted<LandUseCode>({ '110101': 0.9, '100101': 0.1 });
    case 'light':
      return r.weighted<LandUseCode>({ '100101': 0.82, '100102': 0.1, '0802': 0.08 });
    case 'heavy':
      return r.weighted<LandUseCode>({
        '100102': 0.7,
        '100101': 0.2,
        '100103': isHeavyTown ? 0.3 : 0.03,
        '110101': 0.06,
      });
    default:
      return r.weighted<LandUseCode>({ '100101': 0.46, '100102': 0.46, '110101': 0.08 });
  }
}
