import { describe, expect, it } from 'vitest';
import { builtInMatchParameters as parameters } from '../../../../geodata/analysis/matching/parameters.ts';
import { parseDemand } from '../../../../geodata/analysis/matching/parse-demand.ts';
import { findIndustry } from '../../../../geodata/codes/industry-code.ts';

const valid = {
  projectNo: 'XM-1',
  name: '传感器项目',
  industryCode: 'C3983',
  zoneCodes: ['WFJJ'],
  areaMinSquareMetres: 30_000,
  areaMaxSquareMetres: 46_000,
  needBy: '2026-11-20',
};
const parse = (parts: Record<string, unknown>) =>
  parseDemand({ ...valid, ...parts }, { asOf: '2026-11-20', parameters });
const issuesOf = (parts: Record<string, unknown>) => {
  const parsed = parse(parts);
  return parsed.ok ? [] : parsed.issues;
};

describe('a demand from outside', () => {
  it('comes back with its defaults and the bare industry code', () => {
    const parsed = parse({});
    expect(parsed).toMatchObject({
      ok: true,
      demand: { industryCode: '3983', kinds: ['land'], supplyModes: [], utilities: null },
    });
  });

  it.each([
    [
      { areaMinSquareMetres: 50_000 },
      'areaMinSquareMetres',
      /用地面积下限（50000）大于用地面积上限（46000）/,
    ],
    [{ farMin: 2, farMax: 1.5 }, 'farMin', /容积率下限（2）大于容积率上限（1.5）/],
    [{ areaOptimumSquareMetres: 20_000 }, 'areaMinSquareMetres', /大于最优用地面积/],
    [{ areaMinSquareMetres: 0 }, 'areaMinSquareMetres', /须大于 0/],
    [{ areaMinSquareMetres: '三十亩' }, 'areaMinSquareMetres', /须为数字/],
    [{ needBy: '2026-11-19' }, 'needBy', /需地时间：2026-11-19 早于今天（2026-11-20）/],
    [{ needBy: '2027年3月' }, 'needBy', /须为日期/],
    [{ industryCode: '3999' }, 'industryCode', /“3999”不是 GB\/T 4754-2017 的行业代码/],
    [{ industryCode: 'A3983' }, 'industryCode', /不是 GB\/T 4754-2017/],
    [{ landUse: '1001' }, 'landUse', /用地分类：缺少分类方案.*1001/],
    [{ landUse: { code: '1001' } }, 'landUse.scheme', /用地分类：缺少分类方案/],
    [{ landUse: { scheme: 'GTDC', code: '1001' } }, 'landUse', /1001 铁路用地不在匹配范围/],
    [{ landUse: { scheme: 'YDYH2023', code: '9999' } }, 'landUse', /没有编码 9999/],
    [{ termYears: 51 }, 'termYears', /最高 50 年.*第十二条.*51 年/],
    [{ industryCode: '6513', termYears: 41 }, 'termYears', /商务办公用地最高 40 年/],
    [{ industryCode: '83' }, 'siteUse', /请选择用地类型/],
    [{ zoneCodes: [] }, 'zoneCodes', /请选择至少一个开发区/],
    [{ kinds: ['ship'] }, 'kinds.0', /载体类型/],
    [{ name: ' ' }, 'name', /项目名称：必须填写/],
  ])('refuses %j, names the field and tells the mend in Chinese', (parts, field, message) => {
    const [first] = issuesOf(parts);
    expect(first?.field).toBe(field);
    expect(first?.message).toMatch(message);
    expect(first?.message).not.toMatch(/invalid|expected|required/i);
  });

  it('accepts the longest lawful term, today, and 1001 with its scheme', () => {
    expect(issuesOf({ termYears: 50, landUse: { scheme: 'YDYH2023', code: '1001' } })).toEqual([]);
    expect(issuesOf({ landUse: { scheme: 'GTDC', code: '0601' } })).toEqual([]);
  });
});

describe('industry codes', () => {
  it('knows divisions, groups and classes of manufacturing, with or without the letter', () => {
    expect(findIndustry('C3983')).toEqual({ code: '3983', section: 'C', name: '敏感元件及传感器制造' });
    expect(findIndustry('26')?.name).toBe('化学原料和化学制品制造业');
    expect(findIndustry('251')?.section).toBe('C');
    expect(findIndustry('47')?.name).toBe('房屋建筑业');
    expect(findIndustry('4710')).toBeUndefined();
    expect(findIndustry('398X')).toBeUndefined();
    expect(findIndustry('')).toBeUndefined();
  });
});

it('tells the rest at once when only two fields contradict each other', () => {
  const issues = issuesOf({ areaMinSquareMetres: 30_000, areaMaxSquareMetres: 20_000, industryCode: '9999' });
  expect(issues.map(({ field }) => field)).toEqual(['areaMinSquareMetres', 'industryCode']);
});
