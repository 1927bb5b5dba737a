import { z } from 'zod';
import type { Actor } from '../geodata/model/api-session.ts';

/** How a public map shows land; absent: this is no public map. */
export type PublicMap = NonNullable<Actor['publicMap']>;

const wholeNumber = (from: number, to: number) =>
  z
    .string()
    .regex(/^\d{1,4}$/, `须为 ${from}–${to} 的整数`)
    .transform(Number)
    .refine((value) => value >= from && value <= to, `须为 ${from}–${to} 的整数`);

/** The environment variables of a public map. */
export const publicMapVariables = {
  PUBLIC_MODE: z.enum(['on', 'off'], { error: '须为 on（公众地图）或 off' }).default('off'),
  PUBLIC_GRID_METRES: wholeNumber(1, 500).default(10),
  PUBLIC_MAX_ZOOM: wholeNumber(10, 20).default(17),
  ADMIN_BOUNDARIES: z
    .string()
    .refine((path) => /\.(geo)?json$/i.test(path), '须为 GeoJSON 文件的路径（.geojson 或 .json）')
    .optional(),
};

interface Values {
  PUBLIC_MODE: 'on' | 'off';
  PUBLIC_GRID_METRES: number;
  PUBLIC_MAX_ZOOM: number;
  ADMIN_BOUNDARIES?: string | undefined;
  MAP_APPROVAL_NO?: string | undefined;
}

/**
 * A public map, or undefined while the mode is off. A public map that draws administrative boundaries has to be reviewed
 * and to show its 审图号 (地图管理条例 15, 22): without one it does not start.
 */
export function readPublicMap(
  values: Values,
): { ok: true; value: PublicMap | undefined } | { ok: false; reason: string } {
  if (values.PUBLIC_MODE === 'off') return { ok: true, value: undefined };
  if (values.ADMIN_BOUNDARIES !== undefined && values.MAP_APPROVAL_NO === undefined)
    return {
      ok: false,
      reason:
        'MAP_APPROVAL_NO=：公众地图画有行政区域界线（ADMIN_BOUNDARIES），须先送审并填写审图号；尚无审图号时请去掉 ADMIN_BOUNDARIES',
    };
  return {
    ok: true,
    value: { gridMetres: values.PUBLIC_GRID_METRES, maxZoom: values.PUBLIC_MAX_ZOOM },
  };
}
