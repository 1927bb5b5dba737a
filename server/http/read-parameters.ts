import { z } from 'zod';
import { chineseIssue } from '../../geodata/model/chinese-issue.ts';
import { type FieldProblem, InvalidInputError } from './problem.ts';

/** Parameters by name, each a schema over text: the request check and OpenAPI read the same one. */
export type ParameterShape = Readonly<Record<string, z.ZodType>>;

/** Chinese names of fields by their path with dots; a part of a field goes by the name of the whole. */
export type FieldLabels = Readonly<Record<string, string>>;

const labelOf = (path: readonly PropertyKey[], labels: FieldLabels): string | undefined => {
  for (let length = path.length; length > 0; length -= 1) {
    const label = labels[path.slice(0, length).join('.')];
    if (label !== undefined) return label;
  }
  return undefined;
};

/** Zod's findings as field problems, each with the field's Chinese name where there is one; unknown keys one by one. */
export function problemsOf(
  error: z.ZodError,
  known: readonly string[] = [],
  labels: FieldLabels = {},
): FieldProblem[] {
  return error.issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({ field: [...issue.path, key].join('.'), message: unknownKey(known) }));
    const label = labelOf(issue.path, labels);
    const isNamed = label === undefined || issue.message.startsWith(label);
    const message = isNamed ? issue.message : `${label}：${issue.message}`;
    return [{ field: issue.path.join('.') || '请求', message }];
  });
}

/** Paths of texts with a zero character, which no database takes. */
function zeroCharacters(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value === 'string') return value.includes('\u0000') ? [path] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) =>
    key.includes('\u0000') ? [path] : zeroCharacters(part, [...path, key]),
  );
}

/** @throws InvalidInputError */
function refuseZeroCharacters(value: unknown, labels: FieldLabels = {}): void {
  const paths = zeroCharacters(value);
  if (paths.length === 0) return;
  const message = '含有不可见的空字符（U+0000），请重新输入或粘贴';
  throw new InvalidInputError(
    paths.map((path) => {
      const label = labelOf(path, labels);
      return {
        field: path.join('.') || '请求',
        message: label === undefined ? message : `${label}：${message}`,
      };
    }),
  );
}

const unknownKey = (known: readonly string[]): string =>
  known.length === 0 ? '没有这个字段' : `没有这个参数或字段；可用的有 ${known.join('、')}`;

/**
 * Reads the query part of an address. A parameter given twice, an unknown one and a bad value are all reported.
 * @throws InvalidInputError
 */
export function readParameters<Shape extends ParameterShape>(
  shape: Shape,
  parameters: URLSearchParams,
): z.output<z.ZodObject<Shape>> {
  const values: Record<string, string> = {};
  const repeated: FieldProblem[] = [];
  for (const [name, value] of parameters) {
    if (Object.hasOwn(values, name)) repeated.push({ field: name, message: '参数重复，请用逗号分隔多个值' });
    // A plain assignment to `__proto__` would vanish and slip past the check for unknown names.
    Object.defineProperty(values, name, { value, enumerable: true, configurable: true, writable: true });
  }
  refuseZeroCharacters(values);
  const result = z.strictObject(shape).safeParse(values, { error: chineseIssue });
  if (result.success && repeated.length === 0) return result.data as z.output<z.ZodObject<Shape>>;
  const problems = result.success ? [] : problemsOf(result.error, Object.keys(shape));
  throw new InvalidInputError([...repeated, ...problems]);
}

/**
 * Reads a parsed body; `labels` name its fields in what is refused.
 * @throws InvalidInputError
 */
export function readBody<T extends z.ZodType>(
  schema: T,
  body: unknown,
  labels: FieldLabels = {},
): z.output<T> {
  refuseZeroCharacters(body, labels);
  const result = schema.safeParse(body, { error: chineseIssue });
  if (result.success) return result.data;
  throw new InvalidInputError(problemsOf(result.error, [], labels));
}
