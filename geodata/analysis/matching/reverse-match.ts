import type { Demand } from '../../model/demand.ts';
import type { FactorWeights, MatchParameters } from '../../model/match-parameters.ts';
import type { MatchCondition, MatchFactorScore } from '../../model/match-result.ts';
import { buildSnapshot } from './build-snapshot.ts';
import { factorScores } from './candidate.ts';
import { outOfScope } from './constraints.ts';
import { explain } from './explain.ts';
import { blockedApplicantsOf } from './explain-context.ts';
import { factorCount, isEvaluated, leftOutFactors, prepareFactorValues } from './factor-values.ts';
import { failMaskOf } from './fail-mask.ts';
import { type ProjectStanding, prepareMaskQuery } from './mask-query.ts';
import { scoreHundredths, scoreOf } from './score.ts';
import { categoryBits, type SupplySnapshot } from './snapshot.ts';
import { recordAt } from './snapshot-record.ts';
import { compareText } from './text-order.ts';
import { appliedWeights, validateWeights } from './weights.ts';

/** How one demand stands to one piece. `isConsidered` is false for another zone or kind, or land never offered. */
export type DemandMatch = {
  projectNo: string;
  name: string;
  isConsidered: boolean;
  isFeasible: boolean;
  score: number | null;
  shownScore: number | null;
  factors: MatchFactorScore[];
  failed: MatchCondition[];
};

/**
 * The reverse match: which demands this piece suits. Feasible demands first, by score; then those it fails, by the
 * number of failures; then those it is not considered for. Equal ones by project number.
 * @param row a row of the snapshot, see `rowOf`
 */
export const reverseMatch = (
  snapshot: SupplySnapshot,
  row: number,
  demands: readonly Demand[],
  options: {
    asOf: string;
    parameters: MatchParameters;
    weights?: FactorWeights;
    blockedHolders?: ReadonlySet<string>;
    namesBlocked?: boolean;
    /** Of the projects of the demands, in their order. */
    standings?: readonly ProjectStanding[];
  },
): DemandMatch[] => {
  const { asOf, parameters } = options;
  const weights = validateWeights(options.weights ?? parameters.weights);
  const { blockedHolders = new Set<string>(), namesBlocked = false, standings = [] } = options;
  const area = snapshot.areas[snapshot.score.area[row] as number];
  const record = recordAt(snapshot, row);
  const side = (snapshot.mask.category[row] as number) & categoryBits.land ? 0 : 1;
  const { revision, dataVersions } = snapshot;
  const one = buildSnapshot([record], { revision, dataVersions, areas: area ? [area] : [] });
  const matches = demands.map((demand, place): DemandMatch => {
    const { projectNo, name } = demand;
    const standing = standings[place];
    const scope = { asOf, includePotential: true, blockedHolders, standing };
    const query = prepareMaskQuery(one, demand, parameters, scope);
    const mask = failMaskOf(one, query)[0] as number;
    if (mask >= outOfScope || !area) {
      return {
        projectNo,
        name,
        isConsidered: false,
        isFeasible: false,
        score: null,
        shownScore: null,
        factors: [],
        failed: [],
      };
    }
    const values = new Float64Array(factorCount);
    const missing = prepareFactorValues(one, demand, parameters, query)(0, values);
    const applied = appliedWeights(weights, leftOutFactors(demand, side, isEvaluated(snapshot, demand)));
    const score = scoreOf(values, applied);
    const context = {
      asOf,
      parameters,
      area,
      isApplicantBlocked: query.isApplicantBlocked,
      blockedApplicants: blockedApplicantsOf(demand, blockedHolders, namesBlocked),
      standing,
      dataVersions,
    };
    return {
      projectNo,
      name,
      isConsidered: true,
      isFeasible: mask === 0,
      score,
      shownScore: scoreHundredths(score) / 100,
      factors: factorScores(values, applied, missing),
      failed: explain(record, demand, context).filter(({ isPassed }) => !isPassed),
    };
  });
  const tier = (entry: DemandMatch): number => (entry.isFeasible ? 0 : entry.isConsidered ? 1 : 2);
  return matches.toSorted(
    (a, b) =>
      tier(a) - tier(b) ||
      a.failed.length - b.failed.length ||
      (b.shownScore ?? 0) - (a.shownScore ?? 0) ||
      compareText(a.projectNo, b.projectNo),
  );
};
