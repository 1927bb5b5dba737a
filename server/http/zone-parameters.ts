import { ZoneCode } from '../../geodata/model/field-formats.ts';
import { type Reading, read, refused, textParameter } from './text-parameter.ts';

const rule = '须为 2–16 位大写字母或数字';

/** Codes of zones between commas: each once, sorted. */
export function readZoneCodes(text: string): Reading<readonly string[]> {
  const codes = [...new Set(text.split(',').map((code) => code.trim()))];
  const wrong = codes.find((code) => !ZoneCode.safeParse(code).success);
  return wrong === undefined ? read(codes.sort()) : refused(`“${wrong}”不是开发区代码：${rule}`);
}

/** The code of one zone. */
export const zoneParameter = textParameter({ zh: '开发区代码', example: 'WFJJQ' }, (text) =>
  ZoneCode.safeParse(text).success ? read(text) : refused(`“${text}”不是开发区代码：${rule}`),
);

/** Codes of zones. */
export const zonesParameter = textParameter(
  { zh: '开发区代码，多个用逗号分隔', example: 'WFJJQ' },
  readZoneCodes,
);
