import { describe, expect, it } from 'vitest';
import {
  builtInParameters,
  demandProblems,
  emptyEntries,
  entriesOf,
  industryCodeOf,
  industryDefaults,
  projectParts,
} from '../../../client/state/demand-form.ts';
import type { ProjectOptions } from '../../../geodata/model/api-projects.ts';

const rules = { asOf: '2026-06-30', parameters: builtInParameters, zoneCode: 'WFJJQ' };
const good = {
  ...emptyEntries,
  name: 'MEMS 声学传感器封装测试基地',
  industryCode: '3983',
  areaMinSquareMetres: '45',
  areaOptimumSquareMetres: '55',
  areaMaxSquareMetres: '70',
  fixedInvestmentYuan: '18,200',
  priceMaxYuanPerSquareMetre: '20',
  needBy: '2027-03-31',
  termYears: '50',
};
const problemsOf = (change: Record<string, string | boolean | string[]>) =>
  demandProblems({ ...good, ...change }, rules);

describe('the entry form of a demand', () => {
  it('stores what people type in 亩, 万元 and 万元/亩 as square metres and yuan', () => {
    expect(problemsOf({})).toEqual({});
    const { name, demand } = projectParts(good, 'WFJJQ');
    expect(name).toBe(good.name);
    expect(demand).toMatchObject({
      industryCode: '3983',
      zoneCodes: ['WFJJQ'],
      areaMinSquareMetres: 30_000,
      areaOptimumSquareMetres: 36_666.67,
      fixedInvestmentYuan: 182_000_000,
      priceMaxYuanPerSquareMetre: 300,
      utilities: null,
      transport: null,
      landUse: null,
    });
  });

  it('shows a stored demand as it was typed', () => {
    const { demand } = projectParts(
      { ...good, 'transport.expresswayExitMaxMetres': '8', utilities: ['water'], applicantCodes: 'A1，b2' },
      'WFJJQ',
    );
    const entries = entriesOf(demand, null);
    expect(entries).toMatchObject({
      areaMinSquareMetres: '45',
      areaOptimumSquareMetres: '55',
      fixedInvestmentYuan: '18200',
      'transport.expresswayExitMaxMetres': '8',
      utilities: ['water'],
      applicantCodes: 'A1，B2',
    });
  });

  it('names the field and the mend of what is wrong', () => {
    expect(problemsOf({ areaMinSquareMetres: '80' }).areaMinSquareMetres).toBe(
      '用地面积下限（80 亩）大于用地面积上限（70 亩），请调低前者或调高后者',
    );
    expect(problemsOf({ needBy: '2026-06-29' }).needBy).toContain('早于今天（2026-06-30）');
    expect(problemsOf({ industryCode: '9999' }).industryCode).toContain('不是 GB/T 4754-2017 的行业代码');
    expect(problemsOf({ termYears: '60' }).termYears).toContain('最高 50 年');
    expect(problemsOf({ farMin: 'abc' }).farMin).toBe('容积率下限：须为数字');
    expect(problemsOf({ kinds: [] }).kinds).toContain('请选择至少一种载体');
    expect(problemsOf({ name: ' ' }).name).toContain('请填写');
    expect(problemsOf({ qualityScore: '101' }).qualityScore).toContain('0–100');
  });

  it('refuses 1001 without a code list and takes it with one', () => {
    expect(problemsOf({ landUseCode: '1001' }).landUseScheme).toContain('缺少分类方案');
    expect(problemsOf({ landUseCode: '100101', landUseScheme: 'YDYH2023' })).toEqual({});
    expect(problemsOf({ landUseCode: '1001', landUseScheme: 'GBT21010' }).landUseScheme).toMatch(/1001/);
  });

  it('leaves out the sizes of what is not looked for', () => {
    const { demand } = projectParts(
      { ...good, kinds: ['factory_unit'], floorAreaMinSquareMetres: '3000' },
      'WFJJQ',
    );
    expect(demand).toMatchObject({ areaMinSquareMetres: null, floorAreaMinSquareMetres: 3000 });
  });

  it('asks the same machines of a building that matching compares, and nothing when none is named', () => {
    const { demand, needs } = projectParts(
      { ...good, 'building.craneMinTonnes': '10', waterTonnesPerDay: '300', isEncouragedIntensive: true },
      'WFJJQ',
    );
    expect(demand).toMatchObject({
      building: { clearHeightMinMetres: null, craneMinTonnes: 10 },
      isEncouragedIntensive: true,
    });
    expect(needs).toMatchObject({ waterTonnesPerDay: 300 });
    expect(entriesOf(demand, null)).toMatchObject({
      'building.craneMinTonnes': '10',
      isEncouragedIntensive: true,
    });
    expect(projectParts(good, 'WFJJQ').demand).toMatchObject({
      building: null,
      isEncouragedIntensive: false,
    });
    expect(problemsOf({ 'building.craneMinTonnes': '-1' })['building.craneMinTonnes']).toContain('行车');
  });

  it('fills in what the industry says, never over what somebody entered', () => {
    const options = {
      industryDefaults: { '26': { siteUse: 'industry_3' }, C: { siteUse: 'industry_2' } },
      chemicalPrefixes: ['26'],
    } as unknown as ProjectOptions;
    const chemical = { ...emptyEntries, industryCode: '2614' };
    expect(industryDefaults(chemical, new Set(), options)).toEqual({
      siteUse: 'industry_3',
      isChemical: true,
    });
    expect(industryDefaults(chemical, new Set(['siteUse', 'isChemical']), options)).toEqual({});
    expect(industryDefaults({ ...emptyEntries, industryCode: '3983' }, new Set(), options)).toEqual({
      siteUse: 'industry_2',
      isChemical: false,
    });
  });

  it('reads the code of what is chosen from the list', () => {
    expect(industryCodeOf('C3983 敏感元件及传感器制造')).toBe('3983');
    expect(industryCodeOf(' 3983')).toBe('3983');
    expect(industryCodeOf('传感器')).toBe('传感器');
  });
});
