import type postgres from 'postgres';
import type { CheckOutlineRequest, EditWarning, OutlineCheck } from '../../geodata/model/api-edit.ts';
import type { Actor } from '../../geodata/model/api-session.ts';
import { itemFeature } from '../collections/collections.service.ts';
import { InvalidInputError } from '../http/problem.ts';
import { type EditDeps, type Editor, placeOfRecord, zonesOf } from './edit-context.ts';
import { type EditableTable, editableTableOf } from './editable-table.ts';
import {
  liesWithinZone,
  measureOutline,
  type Overlap,
  readInvalidReason,
  readOverlaps,
  readParksOutside,
} from './outline.repository.ts';
import type { OutlineReading } from './outline.ts';
import { readOutline } from './outline.ts';

const refuse = (message: string): never => {
  throw new InvalidInputError([{ field: 'geometry', message }]);
};

const invalid = (reason: string) => `图形无效（${reason}），请重新绘制`;

/**
 * What must hold of an outline beyond its own shape: valid to the database, a park within its zone to one metre (M34).
 * @throws InvalidInputError
 */
export async function assertOutlineFits(
  sql: postgres.ISql,
  target: EditableTable,
  zoneCode: string,
  ewkb: string,
): Promise<void> {
  const reason = await readInvalidReason(sql, ewkb);
  if (reason !== null) refuse(invalid(reason));
  if (target.id === 'parks' && !(await liesWithinZone(sql, zoneCode, ewkb)))
    refuse('园区超出了开发区范围（容差 1 米），请改绘');
  if (target.id === 'zones') {
    const outside = await readParksOutside(sql, zoneCode, ewkb);
    if (outside.length > 0)
      refuse(`新的范围没有包住园区${outside.map((name) => `“${name}”`).join('、')}，请改绘`);
  }
}

const overlapMessage = ({ name, areaSquareMetres }: Overlap): string =>
  `与地块“${name}”重叠 ${areaSquareMetres.toFixed(2)} 平方米`;

const outsideMessage = '超出了开发区范围';

/** A stated area that differs from the outline's by more than this share is told (domain dossier 9, rule 12). */
const areaTolerance = 0.01;

const areaMessage = (stated: number, drawn: number): string =>
  `登记面积 ${stated} 平方米与图形面积 ${drawn} 平方米相差 ${((Math.abs(drawn - stated) / stated) * 100).toFixed(1)} %，请核对`;

const statedArea = {
  parcels: 'areaCertSquareMetres',
  parks: 'areaSquareMetres',
  zones: 'areaSquareMetres',
} as const;

/** What should be looked at after an outline was written; nothing when none was. */
export async function outlineWarnings(
  deps: EditDeps,
  target: EditableTable,
  { actor }: Editor,
  id: number,
  outline: Extract<OutlineReading, { ok: true }> | undefined,
): Promise<EditWarning[]> {
  if (outline === undefined) return [];
  const warnings: EditWarning[] = outline.mended.map(({ code, message }) => ({
    code,
    message,
    field: 'geometry',
  }));
  const { zoneCode, feature } = await itemFeature(deps, target.collection, actor, id);
  if (target.id === 'parcels') {
    for (const overlap of await readOverlaps(deps.sql, [zoneCode], outline.ewkb, id))
      warnings.push({ code: 'overlap', message: overlapMessage(overlap), field: 'geometry' });
    if (!(await liesWithinZone(deps.sql, zoneCode, outline.ewkb)))
      warnings.push({ code: 'outside-zone', message: outsideMessage, field: 'geometry' });
  }
  const field = target.id in statedArea ? statedArea[target.id as keyof typeof statedArea] : undefined;
  const stated = field === undefined ? null : feature.properties[field];
  if (typeof stated === 'number' && stated > 0) {
    const { areaSquareMetres: drawn } = await measureOutline(deps.sql, outline.ewkb);
    if (Math.abs(drawn - stated) > areaTolerance * stated)
      warnings.push({ code: 'area-mismatch', message: areaMessage(stated, drawn), field });
  }
  return warnings;
}

const unmeasured = (code: string, message: string): OutlineCheck => ({
  areaSquareMetres: null,
  perimeterMetres: null,
  overlaps: [],
  problems: [{ severity: 'error', code, message }],
});

/** What an outline that is being drawn comes to; nothing is written. @throws NotFoundError for an unknown parcel. */
export async function checkOutline(
  deps: EditDeps,
  actor: Actor,
  { geometry, exceptId, zoneCode }: CheckOutlineRequest,
): Promise<OutlineCheck> {
  const zones = await zonesOf(deps, actor);
  const parcels = editableTableOf('parcels')!;
  const own =
    exceptId === undefined ? zoneCode : (await placeOfRecord(deps, parcels, actor, exceptId)).zoneCode;
  if (own !== undefined && !zones.includes(own))
    throw new InvalidInputError([{ field: 'zoneCode', message: `没有代码为“${own}”的开发区，请重新选择` }]);
  const outline = readOutline(geometry);
  if (!outline.ok) return unmeasured('unusable', outline.message);
  const reason = await readInvalidReason(deps.sql, outline.ewkb);
  if (reason !== null) return unmeasured('invalid', invalid(reason));
  const measured = await measureOutline(deps.sql, outline.ewkb);
  const overlaps = await readOverlaps(
    deps.sql,
    own === undefined ? zones : [own],
    outline.ewkb,
    exceptId ?? null,
  );
  const warn = (code: string, message: string) => ({ severity: 'warning' as const, code, message });
  const problems = outline.mended.map(({ code, message }) => warn(code, message));
  for (const overlap of overlaps) problems.push(warn('overlap', overlapMessage(overlap)));
  if (own !== undefined && !(await liesWithinZone(deps.sql, own, outline.ewkb)))
    problems.push(warn('outside-zone', outsideMessage));
  return { ...measured, overlaps: [...overlaps], problems };
}
