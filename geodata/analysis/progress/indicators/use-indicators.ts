import type { IndicatorPart, IndicatorValue } from '../../../model/api-reports.ts';
import type { IndicatorInputs } from './indicator-inputs.ts';
import { drill, notRecorded, part, rateValue, shareOf } from './value-builders.ts';

type LandUse = NonNullable<IndicatorInputs['landUse']>;

const built = 'underused,in_use';
const supplied = `supplied_unused,${built}`;
const waiting = 'approved_unsupplied,reserved,supplying';
/** From the award on land was supplied as 标准地, whatever became of it. */
const standardStages =
  'AWARDED,COMMITTED,PERMITTED,UNDER_CONSTRUCTION,COMPLETION_ACCEPTED,PRODUCTION_ACCEPTED,SUPERVISED,BREACH,EXIT';

/** R13, R15, R16, R17: how land is supplied and used today, as the evaluation of intensive use defines it. */
export function useIndicators({ landUse, asOf }: IndicatorInputs): IndicatorValue[] {
  if (landUse === null) return ['R13', 'R15', 'R16', 'R17'].map(notRecorded);
  return [
    standardShare(landUse, asOf),
    supplyRate(landUse),
    floorAreaRatio(landUse),
    industrialShare(landUse),
  ];
}

/** 标准地 ÷ new industrial supply: what was supplied since last year began. */
function standardShare(landUse: LandUse, asOf: string): IndicatorValue {
  const lastYear = Number(asOf.slice(0, 4)) - 1;
  const fresh = {
    stockClass: supplied,
    isIndustrial: 'true',
    suppliedOn: `${lastYear}-01-01..${lastYear + 1}-12-31`,
  };
  const standard = { ...fresh, standardStage: standardStages };
  const { standardNewSquareMetres: area, standardNewCount: count } = landUse;
  return rateValue('R13', area, landUse.industrialNewSquareMetres, {
    count,
    drill: drill('parcels', standard, count),
    parts: [
      landPart('standard', ['按标准地供应', 'As standard land'], area, standard, count),
      landPart(
        'industrial',
        ['新供应的工业用地', 'Industrial, newly supplied'],
        landUse.industrialNewSquareMetres,
        fresh,
        landUse.industrialNewCount,
      ),
      ...(count === 0
        ? []
        : [landPart('mean', ['宗均标准地', 'Mean of a plot'], area / count, standard, count)]),
    ],
  });
}

/** 土地供应率; 土地开发率 and 土地建成率 as its parts. */
function supplyRate(landUse: LandUse): IndicatorValue {
  const { suppliedSquareMetres, suppliedCount, readySquareMetres, readyCount } = landUse;
  return rateValue('R15', suppliedSquareMetres, readySquareMetres, {
    count: suppliedCount,
    drill: drill('parcels', { stockClass: supplied }, suppliedCount),
    parts: [
      landPart(
        'supplied',
        ['已供应', 'Supplied'],
        suppliedSquareMetres,
        { stockClass: supplied },
        suppliedCount,
      ),
      landPart(
        'waiting',
        ['达到条件未供应', 'Ready, not supplied'],
        readySquareMetres - suppliedSquareMetres,
        { stockClass: waiting, isSupplyReady: 'true' },
        readyCount - suppliedCount,
      ),
      shareOf(
        landPart(
          'developed',
          ['土地开发率：达到供地条件', 'Developed: ready for supply'],
          readySquareMetres,
          { isSupplyReady: 'true' },
          readyCount,
        ),
        landUse.allSquareMetres,
      ),
      shareOf(
        landPart(
          'built',
          ['土地建成率：已建成', 'Built up'],
          landUse.builtSquareMetres,
          { stockClass: built },
          landUse.builtCount,
        ),
        suppliedSquareMetres,
      ),
    ],
  });
}

/** 综合容积率; 建筑密度 (where it was surveyed) and 工业用地综合容积率 as its parts. */
function floorAreaRatio(landUse: LandUse): IndicatorValue {
  const { builtCount, builtIndustrialCount } = landUse;
  const surveyed = { stockClass: built, buildingDensityBuilt: '0..' };
  return rateValue('R16', landUse.floorSquareMetres, landUse.builtSquareMetres, {
    count: builtCount,
    drill: drill('parcels', { stockClass: built }, builtCount),
    parts: [
      shareOf(
        landPart(
          'industrial',
          ['工业用地综合容积率：建筑面积', 'Industrial land: floor area'],
          landUse.floorIndustrialSquareMetres,
          { stockClass: built, isIndustrial: 'true' },
          builtIndustrialCount,
        ),
        landUse.builtIndustrialSquareMetres,
        'times',
      ),
      shareOf(
        landPart(
          'density',
          ['建筑密度：建筑基底', 'Building density: footprint'],
          landUse.footprintSquareMetres,
          surveyed,
          landUse.surveyedCount,
        ),
        landUse.surveyedSquareMetres,
        'percent',
      ),
    ],
  });
}

function industrialShare(landUse: LandUse): IndicatorValue {
  const { builtSquareMetres, builtIndustrialSquareMetres, builtCount, builtIndustrialCount } = landUse;
  const industrial = { stockClass: built, isIndustrial: 'true' };
  return rateValue('R17', builtIndustrialSquareMetres, builtSquareMetres, {
    count: builtIndustrialCount,
    drill: drill('parcels', industrial, builtIndustrialCount),
    parts: [
      landPart(
        'industrial',
        ['工矿仓储', 'Industrial'],
        builtIndustrialSquareMetres,
        industrial,
        builtIndustrialCount,
      ),
      landPart(
        'other',
        ['其他', 'Other'],
        builtSquareMetres - builtIndustrialSquareMetres,
        { stockClass: built, isIndustrial: 'false' },
        builtCount - builtIndustrialCount,
      ),
    ],
  });
}

const landPart = (
  key: string,
  [zh, en]: readonly [string, string],
  area: number,
  filters: Record<string, string>,
  count: number,
): IndicatorPart => part(key, { zh, en }, area, count, drill('parcels', filters, count));
