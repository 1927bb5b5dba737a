import type { EventOf } from '../../../model/idle-case-event.ts';
import type { CaseFacts } from '../../../model/idle-case-facts.ts';
import { yearOf } from '../../../units/days/plain-date.ts';
import { articles } from '../articles.ts';
import { bondResupply, resupplyYear } from '../bond-resupply.ts';
import { percentText } from '../fee.ts';
import { caseGuard, eventGuard } from '../guard.ts';

export const bondReserved = caseGuard('bond_reserved', articles.bond, '收回的土地已入库储备', ({ facts }) =>
  facts.bond?.step === 'RESERVED' ? undefined : '收回的土地还没有入库储备，不能再供应',
);

export const bondResupplyOrder = caseGuard('bond_order', articles.bond, '不早于入库储备', ({ facts, on }) =>
  facts.bond?.steppedOn && on < facts.bond.steppedOn
    ? `再供应的日期早于入库储备的日期 ${facts.bond.steppedOn}，请更正`
    : undefined,
);

export const bondTakenBackArea = {
  ...eventGuard<EventOf<'bond_advanced'>>(
    'bond_area',
    articles.bond,
    '注销登记的收回面积',
    (_moment, { detail }) =>
      detail.step === 'DEREGISTERED' && detail.areaSquareMetres === null
        ? '请填写收回面积，当年再供应的上限按它计算'
        : undefined,
  ),
  concerns: (facts: CaseFacts) => facts.bond?.step === 'PAID',
};

export const bondResupplyArea = eventGuard<EventOf<'bond_resupplied'>>(
  'bond_resupply_area',
  articles.bond,
  '不超过收回而未再供应的面积',
  ({ facts }, { areaSquareMetres }) => {
    const takenBack = facts.bond?.takenBackSquareMetres ?? null;
    if (takenBack === null) return '注销登记时没有填写收回面积，请先更正该记录，补上“收回面积”';
    const supplied = (facts.bond?.resupplies ?? []).reduce((sum, entry) => sum + entry.areaSquareMetres, 0);
    const left = Math.max(0, takenBack - supplied);
    return areaSquareMetres <= left + squareCentimetre
      ? undefined
      : `本案收回 ${takenBack} 平方米，已再供应 ${supplied} 平方米，最多还可再供应 ${round(left)} 平方米`;
  },
);

/** At most half of what the year took back; use for livelihood or the real economy, and later years, are free. */
export const bondResupplyCap = eventGuard<EventOf<'bond_resupplied'>>(
  'bond_resupply_cap',
  articles.bond,
  '用于房地产的，当年再供应不超过当年收回房地产用地面积的 50%',
  ({ facts, on, context }, { use, areaSquareMetres }) => {
    const takenBackOn = facts.bond?.takenBackOn;
    if (use !== 'real_estate' || !takenBackOn || yearOf(takenBackOn) !== yearOf(on)) return undefined;
    const year = resupplyYear(facts, context.otherBondYears);
    const cap = context.params.bondResupplyCap;
    const { allowed, remainingSquareMetres } = bondResupply(year, areaSquareMetres, cap);
    return allowed
      ? undefined
      : `${yearOf(on)} 年收回房地产用地 ${round(year.takenBackSquareMetres)} 平方米，当年再用于房地产的不得超过其 ${percentText(cap)}%，` +
          `已再供应 ${round(year.resuppliedSquareMetres)} 平方米，最多还可再供应 ${round(remainingSquareMetres)} 平方米；` +
          '民生和实体经济项目、次年起的供应不受此限';
  },
);

const squareCentimetre = 0.0001;

const round = (squareMetres: number): number => Math.round(squareMetres * 100) / 100;
