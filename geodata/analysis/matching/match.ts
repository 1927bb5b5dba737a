import type { Demand } from '../../model/demand.ts';
import { type FactorWeights, MatchFactor, type MatchParameters } from '../../model/match-parameters.ts';
import type { MatchCandidate, MatchNearMiss, MatchResult } from '../../model/match-result.ts';
import { presentCandidate, type Scored } from './candidate.ts';
import { basisText, type ConstraintCode, constraintOf, fixedCount, outOfScope } from './constraints.ts';
import { explain } from './explain.ts';
import { blockedApplicantsOf, type ExplainContext, noteOf } from './explain-context.ts';
import { factorCount, isEvaluated, leftOutFactors, prepareFactorValues } from './factor-values.ts';
import { createJsMaskEngine, type MaskEngine } from './mask-engine.ts';
import { type MatchScope, type ProjectStanding, prepareMaskQuery } from './mask-query.ts';
import { type NearMiss, nearestMisses } from './nearest-misses.ts';
import { TopCandidates } from './ranking.ts';
import { scoreHundredths, scoreOf } from './score.ts';
import { rankAcceptability } from './smaa.ts';
import { categoryBits, type SupplySnapshot } from './snapshot.ts';
import { recordAt } from './snapshot-record.ts';
import { ranksOf, topsisCloseness } from './topsis.ts';
import { demandNotes } from './warnings.ts';
import { appliedWeights, validateWeights } from './weights.ts';
import { funnel, maskHistogram, relaxationCounts, relaxationSetOf, smallestRelaxations } from './what-if.ts';

/** A relaxation that cannot be made; the message is Chinese. */
export class RelaxationError extends Error {
  override readonly name = 'RelaxationError';
}

export type MatchOptions = {
  /** Today as a plain date. */
  asOf: string;
  parameters: MatchParameters;
  /** Weights of this match; those of the parameters when absent. Checked: not negative, sum 100. */
  weights?: FactorWeights;
  /** Constraints to be ignored; a fixed one throws RelaxationError. */
  relaxations?: readonly ConstraintCode[];
  /** Candidates returned from each group; 20 unless stated. */
  limit?: number;
  /** Whether 可盘活 land still held is matched too; yes unless stated. */
  includePotential?: boolean;
  blockedHolders?: ReadonlySet<string>;
  /** Whether a blocked applicant is named: only to who may see cases. */
  namesBlocked?: boolean;
  /** Of a registered project. */
  standing?: ProjectStanding | undefined;
  /** Computes the masks; one made by `createMaskEngine(snapshot)` is kept for many matches. */
  engine?: MaskEngine;
  /** Seed of the random weightings behind `robustness`. */
  seed?: number;
};

/** Candidates whose robustness and second opinion are computed together. */
const poolSize = 200;
const relaxationsShown = 8;
const missesShown = 10;

/** Bits to ignore; throws RelaxationError for a fixed constraint. */
const ignoredBits = (relaxations: readonly ConstraintCode[]): number => {
  for (const code of relaxations) {
    const { isRelaxable, label } = constraintOf(code);
    if (!isRelaxable) throw new RelaxationError(`“${label}”是法定或安全条件，不可放宽，请从放宽条件中去掉`);
  }
  return relaxationSetOf(relaxations) << fixedCount;
};

/** TOPSIS and SMAA over one group, best first. */
const judge = (pool: readonly Scored[], limit: number, seed: number): Scored[] => {
  if (pool.length === 0) return [];
  const closeness = topsisCloseness(pool);
  const ranks = ranksOf(closeness);
  const acceptability = rankAcceptability(pool, { seed });
  return pool.slice(0, limit).map((entry, place) => ({
    ...entry,
    topsis: { closeness: closeness[place] as number, rank: ranks[place] as number },
    robustness: acceptability[place] as Scored['robustness'],
  }));
};

/**
 * Matches one demand against the supply: fail mask, scores and order of the feasible pieces, and what would have to
 * give. Pure and deterministic. Throws WeightsError or RelaxationError with a Chinese message; no land at all and
 * nothing feasible are ordinary results.
 */
export const match = (snapshot: SupplySnapshot, demand: Demand, options: MatchOptions): MatchResult => {
  const { asOf, parameters, limit = 20, includePotential = true, seed = 1 } = options;
  const weights = validateWeights(options.weights ?? parameters.weights);
  const relaxations = [...new Set(options.relaxations ?? [])];
  const ignored = ignoredBits(relaxations);
  const { blockedHolders = new Set<string>(), namesBlocked = false, standing } = options;
  const scope: MatchScope = { asOf, includePotential, blockedHolders, standing };
  const query = prepareMaskQuery(snapshot, demand, parameters, scope);
  const engine = options.engine ?? createJsMaskEngine(snapshot);
  const masks = engine.failMask(query);

  const hasEvaluation = isEvaluated(snapshot, demand);
  const leftOut = [
    leftOutFactors(demand, 0, hasEvaluation),
    leftOutFactors(demand, 1, hasEvaluation),
  ] as const;
  const hasSide = [demand.kinds.includes('land'), demand.kinds.some((kind) => kind !== 'land')];
  const sideWeights = leftOut.map((factors, side) =>
    hasSide[side] ? appliedWeights(weights, factors) : new Float64Array(factorCount),
  );
  const factorValues = prepareFactorValues(snapshot, demand, parameters, query);
  const pool = Math.max(limit, poolSize);
  const groups = { offerable: new TopCandidates<Scored>(pool), potential: new TopCandidates<Scored>(pool) };
  const counts = { considered: 0, feasible: 0, offerable: 0, potential: 0 };
  const values = new Float64Array(factorCount);
  for (let row = 0; row < snapshot.count; row += 1) {
    const mask = masks[row] as number;
    if (mask >= outOfScope) continue;
    counts.considered += 1;
    if ((mask & ~ignored) !== 0) continue;
    const category = snapshot.mask.category[row] as number;
    const side = category & categoryBits.land ? 0 : 1;
    const group = category & categoryBits.offerable ? 'offerable' : 'potential';
    counts.feasible += 1;
    counts[group] += 1;
    const missing = factorValues(row, values);
    const applied = sideWeights[side] as Float64Array;
    const score = scoreOf(values, applied);
    const hundredths = scoreHundredths(score);
    if (!groups[group].admits(hundredths)) continue;
    groups[group].add({
      row,
      mask,
      missing,
      score,
      hundredths,
      values: values.slice(),
      weights: applied,
      stock: values[MatchFactor.options.indexOf('stock')] as number,
      readiness: values[MatchFactor.options.indexOf('readiness')] as number,
      surplusCentis: (snapshot.mask.areaCentis[row] as number) - (query.areaMinCentis[side] as number),
      code: snapshot.codes[row] as string,
      id: snapshot.ids[row] as string,
    });
  }

  const histogram = maskHistogram(masks, ignored);
  const smallest = smallestRelaxations(histogram, relaxationCounts(histogram), relaxationsShown);
  const wanted = smallest.map((relaxation) => relaxationSetOf(relaxation.constraints) << fixedCount);
  const misses = nearestMisses(snapshot, demand, query, masks, { limit: missesShown, ignored, wanted });
  const contextAt = (row: number): ExplainContext => {
    const area = snapshot.areas[snapshot.score.area[row] as number] as ExplainContext['area'];
    return {
      asOf,
      parameters,
      area,
      isApplicantBlocked: query.isApplicantBlocked,
      blockedApplicants: blockedApplicantsOf(demand, blockedHolders, namesBlocked),
      standing,
      dataVersions: snapshot.dataVersions,
    };
  };
  const missAt = ({ row }: NearMiss): MatchNearMiss => {
    const record = recordAt(snapshot, row);
    const { id, kind, code, name, zoneCode, parkCode, areaSquareMetres } = record;
    const conditions = explain(record, demand, contextAt(row));
    const failed = conditions.filter(
      (entry) => !entry.isPassed && !relaxations.some((relaxed) => relaxed === entry.code),
    );
    return { id, kind, code, name, zoneCode, parkCode, areaSquareMetres, failed };
  };
  const present = (group: TopCandidates<Scored>): MatchCandidate[] => {
    const ranking = group.sorted();
    return judge(ranking, limit, seed).map((entry, place) =>
      presentCandidate(snapshot, demand, query, contextAt(entry.row), entry, place, ranking),
    );
  };
  return {
    projectNo: demand.projectNo,
    asOf,
    parametersVersion: parameters.version,
    dataRevision: snapshot.revision,
    dataVersions: { ...snapshot.dataVersions },
    engine: engine.kind,
    weights,
    leftOut: { land: [...leftOut[0]], floorSpace: [...leftOut[1]] },
    relaxations,
    counts,
    candidates: present(groups.offerable),
    potential: present(groups.potential),
    funnel: funnel(histogram).map((step) => {
      const constraint = constraintOf(step.code);
      const { hCode, label, isRelaxable } = constraint;
      return { ...step, hCode, label, isRelaxable, basis: basisText(constraint) };
    }),
    smallestRelaxations: smallest.map((relaxation, place) => {
      const nearest = misses.byWanted.get(wanted[place] as number);
      return {
        constraints: relaxation.constraints,
        labels: relaxation.constraints.map((code) => constraintOf(code).label),
        gain: relaxation.gain,
        nearest: nearest ? missAt(nearest) : null,
      };
    }),
    nearestMisses: misses.nearest.map(missAt),
    notes: [
      ...demandNotes(demand, parameters),
      ...(hasEvaluation ? [] : [noteOf('EVALUATION_UNKNOWN', 'EVALUATION_UNKNOWN', {})]),
    ],
  };
};
