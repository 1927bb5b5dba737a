import type { Demand } from '../../model/demand.ts';
import type { MatchCondition } from '../../model/match-result.ts';
import type { SupplyRecord } from '../../model/supply-record.ts';
import { basisText, type ConstraintCode, constraints } from './constraints.ts';
import { checkBuilding } from './explain-building.ts';
import { chinese, type ExplainContext, type RuleCheck } from './explain-context.ts';
import {
  checkChemical,
  checkHazard,
  checkLine,
  checkNegativeList,
  checkSoil,
  checkTerm,
  checkUse,
} from './explain-site.ts';
import { checkAreaMax, checkAreaMin } from './explain-size.ts';
import {
  checkEnergy,
  checkFar,
  checkHolder,
  checkIntensity,
  checkMode,
  checkPrice,
  checkReady,
  checkReserved,
  checkTax,
  checkUtilities,
} from './explain-terms.ts';

const checks: Readonly<Record<ConstraintCode, RuleCheck>> = {
  USE: checkUse,
  LINE: checkLine,
  SOIL: checkSoil,
  NEGATIVE_LIST: checkNegativeList,
  CHEM: checkChemical,
  HAZARD: checkHazard,
  TERM: checkTerm,
  READY: checkReady,
  MODE: checkMode,
  PRICE: checkPrice,
  UTILITIES: checkUtilities,
  ENERGY: checkEnergy,
  FAR: checkFar,
  INTENSITY: checkIntensity,
  TAX: checkTax,
  RESERVED: checkReserved,
  HOLDER: checkHolder,
  AREA_MIN: checkAreaMin,
  AREA_MAX: checkAreaMax,
  BUILDING: checkBuilding,
};

/**
 * Every hard constraint on one record, in cascade order, each with one Chinese sentence: the numbers compared, the
 * gap, and for a failed one the basis. Computed from the record alone; it agrees with the fail mask bit by bit.
 */
export const explain = (record: SupplyRecord, demand: Demand, context: ExplainContext): MatchCondition[] =>
  constraints.map((constraint) => {
    const { isPassed, statement, gap } = checks[constraint.code](record, demand, context);
    const text = chinese(statement);
    const basis = basisText(constraint);
    return {
      code: constraint.code,
      hCode: constraint.hCode,
      label: constraint.label,
      isRelaxable: constraint.isRelaxable,
      isPassed,
      sentence: isPassed ? `${text}。` : `${text}（依据：${basis}）。`,
      statement,
      gap,
      basis,
    };
  });
