import { z } from 'zod';

/** Outcome of reading one text: a value, or a Chinese sentence that says what is wrong and how to mend it. */
export type Reading<T> = { ok: true; value: T } | { ok: false; reason: string };

export const read = <T>(value: T): Reading<T> => ({ ok: true, value });
export const refused = (reason: string): Reading<never> => ({ ok: false, reason });

/** A query parameter read by a function of ours; what the schema says beyond that goes to OpenAPI. */
export function textParameter<T>(
  description: { zh: string; example?: string | undefined },
  parse: (text: string) => Reading<T>,
) {
  return z
    .string({ error: '缺少这个参数' })
    .max(8000, '参数过长')
    .transform((text, context): T => {
      const result = parse(text);
      if (result.ok) return result.value;
      context.addIssue({ code: 'custom', message: result.reason });
      return z.NEVER;
    })
    .meta({
      description: description.zh,
      ...(description.example === undefined ? {} : { examples: [description.example] }),
    });
}

const decimal = /^[-+]?(\d+(\.\d*)?|\.\d+)([eE][-+]?\d{1,2})?$/;

/** A finite decimal number; `NaN`, `Infinity`, hexadecimal and an empty text are refused (undefined). */
export function finiteNumber(text: string): number | undefined {
  const trimmed = text.trim();
  if (!decimal.test(trimmed)) return undefined;
  const value = Number(trimmed);
  return Number.isFinite(value) ? value : undefined;
}
