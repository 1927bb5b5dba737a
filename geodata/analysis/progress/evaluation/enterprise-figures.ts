/** What an enterprise reported for the yearly evaluation (亩产效益评价); null is not reported. */
export interface EnterpriseFigures {
  enterpriseId: string;
  /** 实缴税收, 万元. */
  taxTenThousandYuan: number | null;
  /** Land used, leased included, square metres. */
  landSquareMetres: number | null;
  /** What else was reported, in its own unit. */
  values: Readonly<Record<string, number | null>>;
  /** Start-up or under construction: reported, counted in N, not scored (T 暂不评价). */
  isExempt: boolean;
}

/** Why an enterprise cannot be scored. */
export const evaluationFaults = ['missing_tax', 'missing_land', 'negative', 'absurd'] as const;
export type EvaluationFault = (typeof evaluationFaults)[number];

/** A faulty report and its first fault. */
export interface FaultyReport {
  enterpriseId: string;
  fault: EvaluationFault;
}

/**
 * Takes reports apart into those that can be scored, those not evaluated this year, and the faulty ones, which are left out
 * and told with their count. A tax per 亩 beyond `absurdTaxTenThousandYuanPerMu` is taken for a wrong unit.
 */
export function screenReports(
  reports: readonly EnterpriseFigures[],
  params: { absurdTaxTenThousandYuanPerMu: number },
): { scored: EnterpriseFigures[]; exempt: EnterpriseFigures[]; faulty: FaultyReport[] } {
  const scored: EnterpriseFigures[] = [];
  const exempt: EnterpriseFigures[] = [];
  const faulty: FaultyReport[] = [];
  for (const report of reports) {
    const fault = report.isExempt ? null : faultOf(report, params.absurdTaxTenThousandYuanPerMu);
    if (report.isExempt) exempt.push(report);
    else if (fault) faulty.push({ enterpriseId: report.enterpriseId, fault });
    else scored.push(report);
  }
  return { scored, exempt, faulty };
}

function faultOf(report: EnterpriseFigures, absurdPerMu: number): EvaluationFault | null {
  const { taxTenThousandYuan: tax, landSquareMetres: land, values } = report;
  if (tax === null || Number.isNaN(tax)) return 'missing_tax';
  if (land === null || Number.isNaN(land) || land === 0) return 'missing_land';
  const given = [tax, land, ...Object.values(values)].filter((value) => value !== null);
  if (given.some((value) => value < 0)) return 'negative';
  const isNumber = given.every(Number.isFinite);
  return !isNumber || (tax * 2000) / 3 / land > absurdPerMu ? 'absurd' : null;
}
