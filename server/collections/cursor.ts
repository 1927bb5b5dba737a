import { z } from 'zod';
import { InvalidInputError } from '../http/problem.ts';
import type { SortKey } from './sort-order.ts';

const CursorContent = z.strictObject({
  /** The order the cursor was made in. */
  sort: z.string(),
  /** Keys of the last row, the id at the end. */
  last: z.array(z.string().max(2000).nullable()).min(1).max(7),
});

const keyValue = /^-?\d{1,30}(\.\d{1,30})?$|^\d{4}-\d{2}-\d{2}$/;

const orderText = (keys: readonly SortKey[]): string =>
  keys.map(({ field, descending }) => (descending ? `-${field}` : field)).join(',');

/** Makes the opaque text that continues a list after a row. */
export const writeCursor = (keys: readonly SortKey[], last: readonly (string | null)[]): string =>
  Buffer.from(JSON.stringify({ sort: orderText(keys), last })).toString('base64url');

const broken = (message: string) => new InvalidInputError([{ field: 'cursor', message }]);

/**
 * Reads a cursor of the same order.
 * @param isText for each key whether its values are text; others must be numbers or days.
 * @throws InvalidInputError for anything that `writeCursor` did not make, or made for another order.
 */
export function readCursor(
  text: string,
  keys: readonly SortKey[],
  isText: (field: string) => boolean,
): readonly (string | null)[] {
  const invalid = '游标无效，请从第一页重新开始';
  let content: z.infer<typeof CursorContent>;
  try {
    content = CursorContent.parse(JSON.parse(Buffer.from(text, 'base64url').toString()));
  } catch (error) {
    throw new InvalidInputError([{ field: 'cursor', message: invalid }], { cause: error });
  }
  if (content.sort !== orderText(keys)) throw broken('游标与排序方式不符，请从第一页重新开始');
  if (content.last.length !== keys.length + 1) throw broken(invalid);
  for (const [index, value] of content.last.entries()) {
    const field = keys[index]?.field ?? 'id';
    if (value === null ? field === 'id' : value.includes('\0') || (!isText(field) && !keyValue.test(value)))
      throw broken(invalid);
  }
  return content.last;
}
