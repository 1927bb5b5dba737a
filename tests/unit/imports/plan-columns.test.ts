import { describe, expect, it } from 'vitest';
import type { SourceLayer } from '../../../geodata/formats/read-result.ts';
import { forPage } from '../../../server/imports/drafts/page-wording.ts';
import { planColumns } from '../../../server/imports/plan-columns.ts';

const layer = {
  name: '现状',
  fields: ['权利人', '土地使用权人'].map((name) => ({ name, type: 'text' })),
  features: [{ row: 1, geometry: null, properties: { 权利人: '甲公司', 土地使用权人: '乙公司' } }],
} as unknown as SourceLayer;

describe('columns given for fields', () => {
  it('two for one field are refused with both names, as either would be lost', () => {
    const given = ['权利人', '土地使用权人'].map((source) => ({ source, target: 'holderName', unit: null }));
    const { problems } = planColumns(layer, given, [undefined]);
    expect(problems.map(forPage)).toMatchObject([
      {
        severity: 'error',
        code: 'field-filled-twice',
        field: '土地使用权人',
        message: '列“权利人”和“土地使用权人”都对应到“土地使用权人”，只能有一列。',
        mend: '只留一列对应“土地使用权人”，另一列选“不导入”',
      },
    ]);
  });

  it('one for each field is taken as it is', () => {
    const given = [
      { source: '权利人', target: 'holderName', unit: null },
      { source: '土地使用权人', target: null, unit: null },
    ];
    const { columns, problems } = planColumns(layer, given, [undefined]);
    expect(problems).toEqual([]);
    expect(columns.map(({ source }) => source)).toEqual(['权利人']);
  });
});
