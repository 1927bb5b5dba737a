import type postgres from 'postgres';
import { z } from 'zod';
import { ImportLandUse } from '../../../geodata/model/api-imports.ts';

/** A parcel of a zone, by what a row of a file may know it. */
export interface KnownParcel {
  id: number;
  revision: number;
  name: string;
  parcelCode: string | null;
  sourceCode: string | null;
  sourceName: string | null;
  areaSquareMetres: number;
}

/** Every parcel of a zone that is not withdrawn. */
export async function readKnownParcels(sql: postgres.ISql, zoneCode: string): Promise<KnownParcel[]> {
  return await sql<KnownParcel[]>`
    SELECT id::integer AS id, revision::integer AS revision, name, parcel_code AS "parcelCode",
           source_code AS "sourceCode", source_name AS "sourceName",
           area_gis_square_metres::float8 AS "areaSquareMetres"
    FROM parcel WHERE zone_code = ${zoneCode} AND withdrawn_at IS NULL ORDER BY id`;
}

/** How a column was taken: its field and unit; a null target was left out. */
export const RememberedColumn = z.object({
  source: z.string(),
  target: z.string().nullable(),
  unit: z.string().nullable(),
});
export type RememberedColumn = z.infer<typeof RememberedColumn>;

/** What is known of a source from the last time. */
export interface RememberedMapping {
  columns: RememberedColumn[];
  landUses: ImportLandUse[];
}

/** How the columns of a source were taken the last time, in this zone or else in any other; undefined if never. */
export async function readMapping(
  sql: postgres.ISql,
  zoneCode: string | null,
  zoneCodes: readonly string[],
  signature: string,
): Promise<RememberedMapping | undefined> {
  const [row] = await sql<{ columns: unknown; landUses: unknown }[]>`
    SELECT columns, land_uses AS "landUses" FROM import_mapping
    WHERE signature = ${signature} AND zone_code = ANY (${zoneCodes as string[]}::text[])
    ORDER BY zone_code = ${zoneCode ?? ''} DESC, updated_at DESC LIMIT 1`;
  return row === undefined
    ? undefined
    : {
        columns: z.array(RememberedColumn).parse(row.columns),
        landUses: z.array(ImportLandUse).parse(row.landUses),
      };
}

/** Remembers how the columns of a source were taken. */
export async function saveMapping(
  sql: postgres.ISql,
  zoneCode: string,
  signature: string,
  { columns, landUses }: RememberedMapping,
  authorId: string,
): Promise<void> {
  await sql`
    INSERT INTO import_mapping (zone_code, signature, columns, land_uses, updated_by)
    VALUES (${zoneCode}, ${signature}, ${JSON.stringify(columns)}::text::jsonb, ${JSON.stringify(landUses)}::text::jsonb,
            ${authorId})
    ON CONFLICT (zone_code, signature)
    DO UPDATE SET columns = EXCLUDED.columns, land_uses = EXCLUDED.land_uses, updated_by = EXCLUDED.updated_by, updated_at = now()`;
}
