import { readFile, stat } from 'node:fs/promises';
import { AdminBoundaries } from '../../geodata/model/api-boundaries.ts';

/** More would be no outline of districts but a survey. */
const mostBytes = 20 * 1024 * 1024;

/** The file of administrative boundaries cannot be used; the message says what to mend, in Chinese. */
export class BoundariesError extends Error {
  override readonly name = 'BoundariesError';
}

/**
 * Reads the file of administrative boundaries, names and levels only.
 * @throws BoundariesError
 */
export async function readBoundaries(path: string): Promise<AdminBoundaries> {
  const refuse = (reason: string, cause?: unknown): never => {
    throw new BoundariesError(`行政区域界线文件 ADMIN_BOUNDARIES=${path} ${reason}`, { cause });
  };
  try {
    const { size } = await stat(path);
    if (size > mostBytes) refuse('超过 20 MB，请先简化');
  } catch (error) {
    if (error instanceof BoundariesError) throw error;
    refuse('读不到，请检查路径和权限', error);
  }
  let content: unknown;
  try {
    content = JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    refuse('不是有效的 JSON', error);
  }
  const result = AdminBoundaries.safeParse(content);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  return refuse(`不是线或面的 GeoJSON FeatureCollection（${issue?.path.join('.') ?? ''}），坐标须为经纬度`);
}
