import { RuleParamHistory, RuleParamList, RuleParamsChange } from '../../geodata/model/api-matches.ts';
import type { FeatureDeps } from '../feature-deps.ts';
import { defineRoute, json, type Route } from '../http/define-route.ts';
import { read, refused, textParameter } from '../http/text-parameter.ts';
import { changeRuleParams, listRuleParams, ruleHistory } from './rule-params.service.ts';

const prefix = textParameter({ zh: '参数名前缀', example: 'match' }, (text) =>
  /^[a-z_.]{0,80}$/.test(text) ? read(text) : refused('前缀只含小写字母、下划线和点'),
).optional();

const keyParameter = textParameter({ zh: '参数名', example: 'match.weight.chain' }, (text) =>
  /^[A-Za-z_.]{1,80}$/.test(text) ? read(text) : refused('参数名只含字母、下划线和点'),
);

const list = { name: 'RuleParamList', schema: RuleParamList };

/** Figures of rules, their sources, and their change by those who may. */
export const ruleParamRoutes = (deps: FeatureDeps): Route[] => [
  defineRoute({
    method: 'get',
    path: '/rule-params',
    summary: { zh: '规则参数及其出处', en: 'Rule parameters and their sources' },
    access: 'read-projects',
    query: { prefix },
    response: list,
    handler: async ({ query }) => json(await listRuleParams(deps, query.prefix ?? '')),
  }),
  defineRoute({
    method: 'get',
    path: '/rule-params/history',
    summary: { zh: '一个规则参数的历次版本', en: 'Versions of a rule parameter' },
    access: 'read-projects',
    query: { key: keyParameter },
    response: { name: 'RuleParamHistory', schema: RuleParamHistory },
    handler: async ({ query }) => json(await ruleHistory(deps, query.key)),
  }),
  defineRoute({
    method: 'patch',
    path: '/rule-params',
    summary: { zh: '修改规则参数', en: 'Change rule parameters' },
    access: 'edit-rules',
    body: RuleParamsChange,
    response: list,
    handler: async ({ actor, body, requestId }) => json(await changeRuleParams(deps, actor, body, requestId)),
  }),
];
