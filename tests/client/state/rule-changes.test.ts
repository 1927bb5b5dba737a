import { describe, expect, it } from 'vitest';
import { ruleChanges, ruleText, ruleValue, weightSum } from '../../../client/state/rule-changes.ts';
import type { RuleParamEntry } from '../../../geodata/model/api-matches.ts';

const row = (key: string, value: RuleParamEntry['value'], version = 1): RuleParamEntry => ({
  key,
  value,
  version,
  unit: 'points',
  source: '本产品设定',
  verified: false,
  label: key,
  updatedBy: '系统',
  updatedAt: '2026-06-30T00:00:00Z',
});
const params = [
  row('match.weight.chain', 60),
  row('match.weight.area', 40),
  row('match.chemical_classes_default', ['251', '252', '26'], 3),
];

describe('changes of rule parameters', () => {
  it('send only what differs, with the version that was read', () => {
    const drafts = {
      'match.weight.chain': { value: '50' },
      'match.weight.area': { value: '40' },
      'match.chemical_classes_default': { value: '251, 252、26\n261', source: '省厅通知' },
    };
    expect(ruleChanges(params, drafts)).toEqual({
      changes: [
        { key: 'match.weight.chain', version: 1, value: 50 },
        {
          key: 'match.chemical_classes_default',
          version: 3,
          value: ['251', '252', '26', '261'],
          source: '省厅通知',
        },
      ],
      unread: [],
    });
  });

  it('name what cannot be read and send none of it', () => {
    expect(ruleChanges(params, { 'match.weight.chain': { value: 'viel' } })).toEqual({
      changes: [],
      unread: ['match.weight.chain'],
    });
    expect(ruleValue([1, 2], '1，x')).toBeUndefined();
    expect(ruleValue('1/3', ' ')).toBeUndefined();
    expect(ruleValue('1/3', '1/4')).toBe('1/4');
  });

  it('keep a verified flag apart from the value', () => {
    const { changes } = ruleChanges(params, { 'match.weight.area': { verified: true } });
    expect(changes).toEqual([{ key: 'match.weight.area', version: 1, value: 40, verified: true }]);
  });

  it('show the sum of the weights while they are typed', () => {
    expect(weightSum(params, {})).toBe(100);
    expect(weightSum(params, { 'match.weight.chain': { value: '50.5' } })).toBe(90.5);
    expect(ruleText(['a', 'b'])).toBe('a，b');
  });
});
