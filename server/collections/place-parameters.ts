import type { Position } from '../../geodata/model/geometry.ts';
import { finiteNumber, type Reading, read, refused } from '../http/text-parameter.ts';
import { readZoneCodes } from '../http/zone-parameters.ts';
import { crossingEdges } from './simple-ring.ts';

const mostRingPositions = 1000;
const longestText = 100;

export function readZones(text: string): Reading<{ zones: readonly string[] }> {
  const codes = readZoneCodes(text);
  return codes.ok ? read({ zones: codes.value }) : codes;
}

export function readBoundingBox(text: string): Reading<{ bbox: readonly [number, number, number, number] }> {
  const order = '请按“最小经度,最小纬度,最大经度,最大纬度”填写';
  const [west, south, east, north, ...more] = text.split(',').map(finiteNumber);
  if (
    west === undefined ||
    south === undefined ||
    east === undefined ||
    north === undefined ||
    more.length > 0
  )
    return refused(`须为 4 个数字，${order}`);
  if (west > east || south > north) return refused(`两个角的顺序颠倒，${order}`);
  if (west < -180 || east > 180 || south < -90 || north > 90)
    return refused('超出范围：经度须在 -180 到 180 之间，纬度须在 -90 到 90 之间');
  return read({ bbox: [west, south, east, north] });
}

const samePosition = (a: Position, b: Position): boolean => a[0] === b[0] && a[1] === b[1];

export function readDrawnRing(text: string): Reading<{ within: readonly Position[] }> {
  const numbers = text.split(',').map(finiteNumber);
  if (numbers.length % 2 !== 0 || numbers.includes(undefined))
    return refused('须为成对的数字“经度,纬度,经度,纬度,…”');
  const positions: Position[] = [];
  for (let index = 0; index < numbers.length; index += 2) {
    const position: Position = [numbers[index]!, numbers[index + 1]!];
    if (Math.abs(position[0]) > 180 || Math.abs(position[1]) > 90)
      return refused('超出范围：经度须在 -180 到 180 之间，纬度须在 -90 到 90 之间');
    const last = positions.at(-1);
    if (last === undefined || !samePosition(last, position)) positions.push(position);
  }
  if (positions.length > 1 && samePosition(positions[0]!, positions.at(-1)!)) positions.pop();
  if (positions.length < 3) return refused('绘制的范围至少需要 3 个不同的点');
  if (positions.length > mostRingPositions) return refused(`绘制的范围最多 ${mostRingPositions} 个点`);
  const ring = [...positions, positions[0]!];
  if (crossingEdges(ring)) return refused('绘制的范围自相交，请重新绘制不交叉的边界');
  return read({ within: ring });
}

export function readSearchWords(text: string): Reading<{ words: readonly string[] }> {
  if (text.length > longestText) return refused(`搜索文字最多 ${longestText} 个字`);
  // NUL cannot be stored in PostgreSQL text; a query with it would fail there.
  if (text.includes('\0')) return refused('含有不可用的字符');
  const words = text
    .normalize('NFKC')
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return read({ words: [...new Set(words)] });
}
