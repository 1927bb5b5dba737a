import type { PlainDate } from '../../model/field-formats.ts';
import type { AssessmentKind } from '../../model/land-state.ts';
import type { AssessmentRecord } from '../../model/standard-land.ts';
import { addDays, addYears, yearOf } from '../../units/days/plain-date.ts';
import type { AssessmentGround } from '../land/assessment-coverage.ts';
import { cycleAt } from '../land/life-cycle.ts';
import type { ZoneDefinition } from '../zone-definition.ts';
import type { GeometryWriter } from './geometry-writer.ts';
import { generatedOrigin } from './origin.ts';

const labels: Record<AssessmentKind, { name: string; approvedBy: string }> = {
  environment: { name: '规划环境影响评价', approvedBy: '生态环境局' },
  geohazard: { name: '地质灾害危险性评估', approvedBy: '自然资源和规划局' },
  mineral_overlay: { name: '压覆矿产资源调查', approvedBy: '自然资源和规划局' },
  soil_water_conservation: { name: '水土保持方案', approvedBy: '水利局' },
  water_resources: { name: '水资源论证', approvedBy: '水利局' },
  energy_saving: { name: '区域节能报告', approvedBy: '发展和改革委员会' },
};

const validYears = 5;

/** Valid assessments are renewed every four years and hold for five, so they are valid at any as-of date. */
export function assessmentRecords(
  zone: ZoneDefinition,
  grounds: readonly AssessmentGround[],
  asOf: PlainDate,
  seed: number,
  write: GeometryWriter,
): AssessmentRecord[] {
  return grounds.map(({ plan, polygons }, i) => {
    const { name, approvedBy } = labels[plan.kind];
    const cycle = cycleAt(asOf, 4 * 365, `assessment ${i}`, seed);
    const approvedOn = plan.isExpired
      ? addDays(addYears(cycle.start, -validYears), -40)
      : addDays(cycle.start, -30);
    const area = plan.parks === 'all' ? '' : plan.isExpired ? '（上一轮）' : '（部分园区）';
    return {
      kind: plan.kind,
      name: `${zone.shortName}${name}${area}`,
      reportNo: `${zone.standardPrefix}评〔${yearOf(approvedOn)}〕${String(cycle.random.integer(3, 48)).padStart(2, '0')}号`,
      approvedBy: `${zone.cityName}${approvedBy}`,
      approvedOn,
      validUntil: addYears(approvedOn, validYears),
      ...generatedOrigin,
      geometry: write.polygons(polygons),
    };
  });
}
