import { z } from 'zod';
import { type FieldProblem, InvalidInputError } from './problem.ts';

/** Parameters by name, each a schema over text: the request check and OpenAPI read the same one. */
export type ParameterShape = Readonly<Record<string, z.ZodType>>;

const chinese = z.locales.zhCN().localeError;

/** Zod's findings as field problems; unknown keys one by one. */
export function problemsOf(error: z.ZodError, known: readonly string[] = []): FieldProblem[] {
  return error.issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({ field: [...issue.path, key].join('.'), message: unknownKey(known) }));
    return [{ field: issue.path.join('.') || '请求', message: issue.message }];
  });
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
  const result = z.strictObject(shape).safeParse(values, { error: chinese });
  if (result.success && repeated.length === 0) return result.data as z.output<z.ZodObject<Shape>>;
  const problems = result.success ? [] : problemsOf(result.error, Object.keys(shape));
  throw new InvalidInputError([...repeated, ...problems]);
}

/**
 * Reads a parsed body.
 * @throws InvalidInputError
 */
export function readBody<T extends z.ZodType>(schema: T, body: unknown): z.output<T> {
  const result = schema.safeParse(body, { error: chinese });
  if (result.success) return result.data;
  throw new InvalidInputError(problemsOf(result.error));
}
