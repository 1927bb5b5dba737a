import type { z } from 'zod';
import zhCN from 'zod/v4/locales/zh-CN.js';

const locale = zhCN().localeError;

const typeNames: Readonly<Record<string, string>> = {
  string: '文字',
  number: '数字',
  int: '整数',
  boolean: 'true 或 false',
  array: '列表',
  tuple: '列表',
  object: '对象',
  record: '对象',
};

/**
 * What is wrong with a value, for people: the library's Chinese names types of the program (`期望 boolean，实际接收 数字`);
 * here what is missing is 必须填写, a wrong type names the right one, and a wrong choice lists the right ones.
 */
export const chineseIssue: z.core.$ZodErrorMap = (issue) => {
  if (issue.code === 'invalid_type') {
    if (issue.input === undefined) return '必须填写';
    const name = typeNames[issue.expected];
    if (name !== undefined) return `须为${name}`;
  }
  if (issue.code === 'invalid_value') return `可填 ${issue.values.map(String).join('、')}`;
  return locale(issue);
};
