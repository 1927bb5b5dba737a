import type { DetectionReport } from '../../geodata/model/detection-report.ts';

/** The report as lines for a person; the rows stay in the JSON form. */
export function reportText(report: DetectionReport): string {
  const { source, suspected, pastTwoYears, possibleRepeats, issues } = report;
  return [
    `疑似闲置土地检测  ${source.fileName}  基准日 ${report.asOf}`,
    `读取 ${source.rowsRead} / ${source.rows} 行（${source.encoding}），有约定动工日期 ${source.agreedStarts} 行，有实际动工日期 ${source.actualStarts} 行`,
    `疑似闲置 ${suspected.count} 宗，${suspected.areaHectares} 公顷`,
    `其中满两年 ${pastTwoYears.count} 宗，${pastTwoYears.areaHectares} 公顷`,
    `可能重复 ${possibleRepeats.repeatingRows} 行（使用权人、位置、约定动工日期相同），均已计入`,
    ...issues
      .slice(0, 20)
      .map(
        ({ rowNumber, column, message }) => `第 ${rowNumber} 行${column ? `“${column}”` : ''}：${message}`,
      ),
    ...(issues.length > 20 ? [`另有 ${issues.length - 20} 处问题，见 --report json`] : []),
  ].join('\n');
}
