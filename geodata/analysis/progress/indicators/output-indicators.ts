import { optionOf } from '../../../codes/option-sets.ts';
import type { IndicatorValue } from '../../../model/api-reports.ts';
import { parseFen, splitByWeights } from '../../../units/money.ts';
import type { CommitmentItemName, IndicatorInputs, TaxedLand } from './indicator-inputs.ts';
import { drill, inUnit, part, plainValue, rateValue, shareOf, sumOf } from './value-builders.ts';

/** R18, R19, R27, R28: enterprises and what they owe. */
export const outputIndicators = (inputs: IndicatorInputs): IndicatorValue[] => [
  taxPerLand(inputs),
  classes(inputs),
  enclaveTaxes(inputs),
  commitmentsKept(inputs),
];

/** 工业用地地均税收; 固定资产投入强度 and 综合地均税收 as its parts. */
function taxPerLand({ evaluation }: IndicatorInputs): IndicatorValue {
  const { year, industry, overall, investment } = evaluation;
  const rated = { year: `${year}..${year}`, class: 'A,B,C,D' };
  const taxPart = (key: string, zh: string, en: string, of: TaxedLand, filters: Record<string, string>) =>
    shareOf(
      inUnit(
        part(key, { zh, en }, of.taxYuan, of.count, drill('enterprise-reports', filters, of.count)),
        'yuan',
      ),
      of.landSquareMetres,
      'yuanPerMu',
    );
  const industrial = { ...rated, isIndustrial: 'true' };
  const stated = { ...industrial, fixedAssetsYuan: '0..', landSquareMetres: '0.01..' };
  const intensity = part(
    'intensity',
    { zh: '工业用地固定资产投入强度：固定资产投资', en: 'Fixed investment of industrial land' },
    investment.yuan,
    investment.count,
    drill('enterprise-reports', stated, investment.count),
  );
  return rateValue('R18', industry.taxYuan, industry.landSquareMetres, {
    count: industry.count,
    drill: year === null ? null : drill('enterprise-reports', industrial, industry.count),
    parts:
      year === null
        ? []
        : [
            shareOf(inUnit(intensity, 'yuan'), investment.landSquareMetres, 'yuanPerMu'),
            taxPart('industry', '工业用地地均税收：税收', 'Tax of industrial land', industry, industrial),
            taxPart('overall', '综合地均税收：税收', 'Tax of all land', overall, rated),
          ],
  });
}

function classes({ evaluation: { year: evaluated, classes } }: IndicatorInputs): IndicatorValue {
  const year = evaluated === null ? null : `${evaluated}..${evaluated}`;
  const total = sumOf(classes, ({ count }) => count);
  return plainValue('R19', year === null ? null : total, {
    count: total,
    parts: ['A', 'B', 'C', 'D', 'T'].map((grade) => {
      const count = classes.find((entry) => entry.class === grade)?.count ?? 0;
      const filters = { class: grade, ...(year === null ? {} : { year }) };
      const label = optionOf('evaluationClass', grade) ?? { zh: grade, en: grade };
      return part(grade, label, count, count, drill('enterprise-reports', filters, count));
    }),
    drill: year === null ? null : drill('enterprise-reports', { year, class: 'A,B,C,D,T' }, total),
  });
}

/** 飞地分成: every tax is split to the 分, then added; each party's list is that of all taxes. */
function enclaveTaxes({ enclaveTaxes: taxes }: IndicatorInputs): IndicatorValue {
  const shares: [bigint, bigint, bigint] = [0n, 0n, 0n];
  for (const { taxYuan, weights } of taxes) {
    const [origin = 0n, landing = 0n, zone = 0n] = splitByWeights(parseFen(taxYuan) ?? 0n, weights);
    shares[0] += origin;
    shares[1] += landing;
    shares[2] += zone;
  }
  const count = taxes.length;
  const share = (key: string, zh: string, en: string, fen: bigint) =>
    part(
      key,
      { zh, en },
      Number(fen) / 100,
      count,
      drill('attention', { kind: 'tax_shares', part: key }, count),
    );
  return plainValue('R27', Number(shares[0] + shares[1] + shares[2]) / 100, {
    parts: [
      share('origin', '引资单位', 'Origin unit', shares[0]),
      share('landing', '落地单位', 'Landing unit', shares[1]),
      share('zone', '开发区', 'Zone', shares[2]),
    ],
    count,
    drill: drill('attention', { kind: 'tax_shares' }, count),
  });
}

const itemNames: Readonly<Record<CommitmentItemName, readonly [zh: string, en: string, field: string]>> = {
  tax: ['亩均税收达标', 'Tax reached', 'isTaxMet'],
  investment: ['投资强度达标', 'Investment reached', 'isInvestmentMet'],
  output: ['亩均产值达标', 'Output reached', 'isOutputMet'],
  far: ['容积率达标', 'Floor-area ratio reached', 'isFarMet'],
  energy: ['单位能耗增加值达标', 'Value added by energy reached', 'isEnergyMet'],
  emission: ['单位排放增加值达标', 'Value added by emission reached', 'isEmissionMet'],
};

/** 标准地履约: by tax, with every other agreed indicator and the 违约金 beside it. */
function commitmentsKept({ commitments, asOf }: IndicatorInputs): IndicatorValue {
  const { checked, kept, items, penaltyYuan } = commitments;
  const years = { year: `..${Number(asOf.slice(0, 4)) - 1}` };
  const short = checked - kept;
  const penalty = part(
    'penalty',
    { zh: '违约金', en: 'Penalty due' },
    penaltyYuan,
    short,
    drill('commitment-checks', { ...years, isTaxMet: 'false' }, short),
  );
  return rateValue('R28', kept, checked, {
    count: checked,
    isAlarm: kept < checked,
    parts: [
      ...items
        .filter((entry) => entry.checked > 0)
        .map(({ item, checked: of, met }) => {
          const [zh, en, field] = itemNames[item];
          return shareOf(
            part(item, { zh, en }, met, met, drill('commitment-checks', { ...years, [field]: 'true' }, met)),
            of,
          );
        }),
      inUnit(penalty, 'yuan'),
    ],
    drill: drill('commitment-checks', { ...years, isTaxMet: 'true,false' }, checked),
  });
}
