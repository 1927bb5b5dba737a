import type { ImportProblem } from '../../../geodata/model/import-report.ts';

/** Advice of the command line, and what it means on the page. */
const wording: readonly (readonly [RegExp, string])[] = [
  [/或用 --map \S+= 不导入该列/g, '或在“字段对应”中不导入该列'],
  [/.*--land-use .*/gs, '请在“用途对应”中为它选择类别'],
  [/，另一列加 --map \S+= 不导入/g, '，另一列选“不导入”'],
  [/.*--map .*/gs, '请在“字段对应”中改选字段或单位'],
  [/.*--layer.*/gs, '请选择图层'],
  [/.*--zone.*/gs, '请选择开发区'],
  [/请指定坐标系（如 EPSG:4528）后重新读取/g, '请选择坐标系'],
];

/** A problem whose mend names what the page has, instead of options of the command line. */
export function forPage(problem: ImportProblem): ImportProblem {
  if (problem.mend === undefined) return problem;
  const rule = wording.find(([pattern]) => problem.mend!.search(pattern) >= 0);
  return rule === undefined ? problem : { ...problem, mend: problem.mend.replace(rule[0], rule[1]) };
}
