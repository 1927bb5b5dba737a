import type { HolderKind } from '../../model/land-state.ts';
import type { SeededRandom } from '../random/seeded-random.ts';
import { isIndustrialUse, isStorageUse, type LandUseCode } from './land-use.ts';

export interface Holder {
  holderName: string;
  holderKind: HolderKind;
}

const trades = [
  '机械制造',
  '电子元件',
  '汽车零部件',
  '医疗器械',
  '食品加工',
  '新材料',
  '金属制品',
  '仪器仪表',
  '包装印刷',
  '电气设备',
];

/** An invented holder. The name says that it is one, so that nobody takes it for a company. */
export function inventHolder(code: LandUseCode, number: number, random: SeededRandom): Holder {
  const serial = String(number).padStart(4, '0');
  if (code === '1302' || code === '1303' || code === '080403')
    return { holderName: `演示公用事业单位 ${serial}`, holderKind: 'government' };
  const holderKind = random.weighted<HolderKind>({
    private: 0.72,
    state_owned: 0.14,
    foreign: 0.07,
    restructured: 0.05,
    government: 0.02,
  });
  const trade = isIndustrialUse(code)
    ? random.pick(trades)
    : isStorageUse(code)
      ? '仓储物流'
      : code === '070102'
        ? '房地产开发'
        : code === '0802'
          ? '科技研发'
          : '商业服务';
  return { holderName: `演示${trade}企业 ${serial}`, holderKind };
}
