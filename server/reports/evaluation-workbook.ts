import ExcelJs from 'exceljs';
import { optionOf } from '../../geodata/codes/option-sets.ts';
import type { EvaluationFault, EvaluationItem } from '../../geodata/model/api-evaluations.ts';

const faults: Readonly<Record<EvaluationFault, string>> = {
  missing_tax: '缺少实缴税收',
  missing_land: '缺少用地面积',
  negative: '有负数',
  absurd: '亩均税收超出合理范围',
};
const indicators: Readonly<Record<string, string>> = {
  taxPerMu: '单位用地税收',
  revenuePerTonneCoal: '单位能耗销售收入',
  revenuePerTonnePollutant: '单位污染物排放销售收入',
  researchShare: '研发经费投入强度',
  valueAddedPerHead: '全员劳动生产率',
};
const cohortName = (cohort: string): string => optionOf('evaluationCohort', cohort)?.zh ?? cohort;

/** A run as a workbook: what came out, every enterprise with its points, and what was left out and why. */
export async function evaluationWorkbook(run: EvaluationItem, zoneName: string): Promise<Buffer> {
  const workbook = new ExcelJs.Workbook();
  const title = `${zoneName}${run.year}年亩产效益评价（第 ${run.version} 版）`;
  const results = sheetOf(workbook, '评价结果', title, [
    ['规模', 10],
    ['申报', 8],
    ['基数 N', 8],
    ['A 上限', 8],
    ['A', 8],
    ['B', 8],
    ['C', 8],
    ['D', 8],
    ['D 下限', 8],
    ['T 暂不评价', 11],
    ['未评', 40],
  ]);
  for (const { cohort, reportedCount, base, aMost, dLeast, classes, leftOut } of run.cohorts) {
    const left = leftOut.map(({ fault, count }) => `${faults[fault]} ${count} 家`).join('；');
    const { A, B, C, D, T } = classes;
    results.addRow([cohortName(cohort), reportedCount, base, aMost, A, B, C, D, dLeast, T, left || '无']);
  }
  const names = Object.keys(indicators);
  const enterprises = sheetOf(workbook, '企业', title, [
    ['企业', 28],
    ['规模', 8],
    ['等级', 8],
    ['得分', 10],
    ['连续 D 类年数', 14],
    ['差别电价加价 元/千瓦时', 22],
    ...names.map((name): [string, number] => [`${indicators[name]} 得分`, 18]),
  ]);
  const left = sheetOf(workbook, '未评企业', title, [
    ['企业', 28],
    ['规模', 8],
    ['原因', 28],
  ]);
  for (const row of run.enterprises) {
    if (row.fault !== null) {
      left.addRow([row.name, cohortName(row.cohort), faults[row.fault]]);
      continue;
    }
    const points = names.map((name) => row.contributions?.[name] ?? null);
    const { name, cohort, class: grade, score, consecutiveYearsInD: years } = row;
    const surcharge = row.surchargeYuanPerKilowattHour || null;
    enterprises.addRow([name, cohortName(cohort), grade, score, years || null, surcharge, ...points]);
  }
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

function sheetOf(
  workbook: ExcelJs.Workbook,
  name: string,
  title: string,
  columns: readonly (readonly [string, number])[],
): ExcelJs.Worksheet {
  const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 2 }] });
  sheet.addRow([`${title}：${name}`]).font = { bold: true, size: 14 };
  sheet.addRow(columns.map(([head]) => head)).font = { bold: true };
  columns.forEach(([, width], index) => {
    sheet.getColumn(index + 1).width = width;
  });
  return sheet;
}
