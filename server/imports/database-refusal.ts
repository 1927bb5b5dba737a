import postgres from 'postgres';
import type { ImportProblem } from '../../geodata/model/import-report.ts';

/**
 * What the checks before did not foresee is still the file's fault when the schema refuses it (class 23).
 * @throws the error itself when it is of another kind
 */
export function asRefusal(error: unknown): ImportProblem {
  if (!(error instanceof postgres.PostgresError) || !error.code.startsWith('23')) throw error;
  return {
    severity: 'error',
    code: 'database-refused',
    message: `数据库拒绝了这批地块：${error.constraint_name ?? error.message}。没有写入任何记录。`,
    ...(error.detail === undefined ? {} : { value: error.detail.slice(0, 300) }),
    mend: '请按该约束核对文件后重新导入',
  };
}
