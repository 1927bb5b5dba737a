import type { DetectionReport } from '../../model/detection-report.ts';
import type { PlainDate } from '../../model/field-formats.ts';
import { type Detection, MonitoringState } from '../../model/idle-detection.ts';
import type { RuleParam } from '../../model/rule-param.ts';
import type { SupplyResult, SupplyTableIssue } from '../../model/supply-result.ts';
import { fromSquareMetres, roundHalfUp } from '../../units/area.ts';
import { detectIdle } from './detect-idle.ts';
import { idleParamsOf } from './idle-params.ts';
import { possibleRepeats } from './possible-repeats.ts';

interface DetectionInput {
  fileName: string;
  encoding: string;
  /** Rows of the file, read or not. */
  rows: number;
  records: readonly SupplyResult[];
  issues: readonly SupplyTableIssue[];
}

const rulesUsed = [
  'idle.suspect_years',
  'idle.reclaim_years',
  'idle.min_built_ratio',
  'idle.min_invest_ratio',
  'reminder.before_days',
];

/**
 * Detects every row of a table of supply results on a day. Possible repeats are reported and all counted. An agreed
 * delivery is not taken for the actual one, so a row without agreed start stays START_UNKNOWN.
 */
export function detectionReport(
  input: DetectionInput,
  asOf: PlainDate,
  ruleParams: readonly RuleParam[],
): DetectionReport {
  const params = idleParamsOf(ruleParams);
  const groups = possibleRepeats(input.records);
  const inGroup = new Set(groups.flatMap(({ firstRow, repeatingRows }) => [firstRow, ...repeatingRows]));
  const detected = input.records.map((record) => ({
    record,
    detection: detectIdle({ ...record, suspension: null, pauses: [] }, asOf, params),
  }));
  const suspected = detected.filter(({ detection }) => detection.state === 'SUSPECTED');
  return {
    format: 'luodi.detection-report.1',
    asOf,
    source: {
      fileName: input.fileName,
      encoding: input.encoding,
      rows: input.rows,
      rowsRead: input.records.length,
      agreedStarts: input.records.filter(({ agreedStart }) => agreedStart).length,
      actualStarts: input.records.filter(({ actualStart }) => actualStart).length,
    },
    states: countStates(detected.map(({ detection }) => detection)),
    suspected: shareOf(suspected),
    pastTwoYears: shareOf(suspected.filter(({ detection }) => detection.pastTwoYears)),
    possibleRepeats: {
      repeatingRows: groups.reduce((sum, { repeatingRows }) => sum + repeatingRows.length, 0),
      counted: true,
      groups,
    },
    suspectedRows: suspected.map(({ record, detection }) => ({
      rowNumber: record.rowNumber,
      administration: record.administration,
      location: record.location,
      landPurpose: record.landPurpose,
      areaSquareMetres: record.areaSquareMetres,
      clockStart: detection.clockStart ?? asOf,
      suspectedFrom: detection.suspectedFrom ?? asOf,
      idleDaysGross: detection.idleDaysGross,
      idleDaysNet: detection.idleDaysNet,
      pastTwoYears: detection.pastTwoYears,
      possibleRepeat: inGroup.has(record.rowNumber),
      explanation: detection.explanation,
      warnings: detection.warnings,
    })),
    rules: ruleParams.filter(({ key }) => rulesUsed.includes(key)),
    issues: [...input.issues],
  };
}

function countStates(detections: readonly Detection[]): DetectionReport['states'] {
  const counts = Object.fromEntries(MonitoringState.options.map((state) => [state, 0]));
  for (const { state } of detections) counts[state] = (counts[state] ?? 0) + 1;
  return counts as DetectionReport['states'];
}

function shareOf(rows: readonly { record: SupplyResult }[]): DetectionReport['suspected'] {
  const total = rows.reduce((sum, { record }) => sum + (record.areaSquareMetres ?? 0), 0);
  return {
    count: rows.length,
    areaSquareMetres: roundHalfUp(total, 2),
    areaHectares: roundHalfUp(fromSquareMetres(total, 'hectare'), 4),
    withoutArea: rows.filter(({ record }) => record.areaSquareMetres === null).length,
  };
}
