import { createHash } from 'node:crypto';
import type { SourceField } from '../../../geodata/formats/read-result.ts';

/** Equal for files with the same columns, whatever their order: such files come from one source. */
export const sourceSignature = (fields: readonly SourceField[]): string =>
  createHash('sha256')
    .update(JSON.stringify(fields.map(({ name }) => name).sort()))
    .digest('hex');
