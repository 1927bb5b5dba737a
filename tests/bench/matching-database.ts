// The PostgreSQL side of the matching bench: the same mask over the same columns, as the database computes it best.
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type postgres from 'postgres';
import { failBit } from '../../geodata/analysis/matching/constraints.ts';
import type { MaskQuery } from '../../geodata/analysis/matching/mask-query.ts';
import {
  categoryBits,
  maskColumnNames,
  plannedAt,
  reservationAt,
  type SupplySnapshot,
} from '../../geodata/analysis/matching/snapshot.ts';

/** Copies the columns into a table: integers only, the leanest form a database could have them in. */
export async function loadColumns(sql: postgres.Sql, snapshot: SupplySnapshot): Promise<void> {
  const columns = maskColumnNames.map((name) => name.toLowerCase());
  await sql.unsafe(`CREATE UNLOGGED TABLE bench_supply (run integer, ${columns.map((name) => `${name} integer`).join(', ')},
    planned jsonb, reserved_until integer, reserved_by text)`);
  const blockOf = new Int32Array(snapshot.count);
  for (const [run, { start, end }] of snapshot.blocks.entries()) blockOf.fill(run, start, end);
  function* lines(): Generator<string> {
    let part = '';
    for (let row = 0; row < snapshot.count; row += 1) {
      const numbers = maskColumnNames.map((name) => snapshot.mask[name][row]);
      const planned = plannedAt(snapshot, row);
      const held = reservationAt(snapshot, row);
      const rare = [
        planned.length > 0 ? JSON.stringify(planned) : '\\N',
        held?.untilDay ?? '\\N',
        held?.projectNo ?? '\\N',
      ];
      part += `${[blockOf[row], ...numbers, ...rare].join('\t')}\n`;
      if (row % 2000 === 1999) {
        yield part;
        part = '';
      }
    }
    if (part !== '') yield part;
  }
  await pipeline(Readable.from(lines()), await sql`COPY bench_supply FROM STDIN`.writable());
  await sql`VACUUM ANALYZE bench_supply`;
}

/** Rows by whole mask: what the engine's histogram holds. */
export async function maskCounts(sql: postgres.Sql, query: MaskQuery): Promise<Map<number, number>> {
  const runs = query.runs.map(({ isSkipped, side, base, flags, readyLatestDay }, run) => ({
    run,
    skipped: isSkipped,
    base,
    flags,
    ready_latest: readyLatestDay,
    area_min: query.areaMinCentis[side],
    area_max: query.areaMaxCentis[side],
    area_limit: query.areaLimitCentis[side],
    price_max: query.priceMaxCents[side],
  }));
  const bit = failBit;
  const rows = await sql<{ mask: number; count: number }[]>`
    WITH run AS MATERIALIZED (
      SELECT * FROM json_to_recordset(${JSON.stringify(runs)}::text::json) AS r(run integer, skipped boolean, base integer, flags integer,
        ready_latest integer, area_min integer, area_max integer, area_limit integer, price_max integer)
      WHERE NOT skipped
    )
    SELECT r.base | ((s.category >> 7) & r.flags)
      | CASE WHEN s.category & ${query.use} = 0 THEN ${bit('USE')} ELSE 0 END
      | CASE WHEN s.sensitivedecimetres < ${query.hazardDecimetres} THEN ${bit('HAZARD')} ELSE 0 END
      | CASE WHEN s.utilitiesandterm >> 16 < ${query.termYears} THEN ${bit('TERM')} ELSE 0 END
      | CASE WHEN s.readyday > r.ready_latest THEN ${bit('READY')} ELSE 0 END
      | CASE WHEN s.category & ${query.modes} = 0 THEN ${bit('MODE')} ELSE 0 END
      | CASE WHEN s.floorpricecents > r.price_max THEN ${bit('PRICE')} ELSE 0 END
      | CASE WHEN s.utilitiesandterm & ${query.utilities} <> ${query.utilities} AND (s.planned IS NULL OR (s.utilitiesandterm | COALESCE((
          SELECT bit_or((p->>'bit')::integer) FROM jsonb_array_elements(s.planned) AS p WHERE (p->>'day')::integer <= ${query.needByDay}), 0))
          & ${query.utilities} <> ${query.utilities}) THEN ${bit('UTILITIES')} ELSE 0 END
      | CASE WHEN s.farmaxmillis < ${query.farMinMillis} OR s.farminmillis > ${query.farMaxMillis} THEN ${bit('FAR')} ELSE 0 END
      | CASE WHEN s.investmentmincents::float8 * CASE WHEN s.category > 0 AND s.areacentis > r.area_max THEN r.area_max ELSE s.areacentis END
          > ${query.investment}::float8 THEN ${bit('INTENSITY')} ELSE 0 END
      | CASE WHEN s.taxmincents::float8 * CASE WHEN s.category > 0 AND s.areacentis > r.area_max THEN r.area_max ELSE s.areacentis END
          > ${query.tax}::float8 THEN ${bit('TAX')} ELSE 0 END
      | CASE WHEN s.reserved_until >= ${query.asOfDay} AND ' ' || s.reserved_by <> ${query.project} THEN ${bit('RESERVED')} ELSE 0 END
      | CASE WHEN s.areacentis < r.area_min THEN ${bit('AREA_MIN')} ELSE 0 END
      | CASE WHEN s.category < 0 AND s.areacentis > r.area_limit THEN ${bit('AREA_MAX')} ELSE 0 END AS mask,
      count(*)::integer AS count
    FROM bench_supply AS s JOIN run AS r ON r.run = s.run
    WHERE s.lapseday >= ${query.asOfDay}
    GROUP BY 1`;
  if (categoryBits.indivisible >= 0) throw new Error('the sign no longer tells what is supplied whole');
  return new Map(rows.map(({ mask, count }) => [mask, count]));
}

/** `ST_Area(geography)` of some rings, in square metres. */
export async function geographyAreas(
  sql: postgres.Sql,
  rings: readonly (readonly (readonly number[])[])[],
): Promise<number[]> {
  const shapes = rings.map((ring) => ({ type: 'Polygon', coordinates: [ring] }));
  const rows = await sql<{ area: number }[]>`
    SELECT ST_Area(ST_SetSRID(ST_GeomFromGeoJSON(shape::text), 4490)::geography) AS area
    FROM json_array_elements(${JSON.stringify(shapes)}::text::json) WITH ORDINALITY AS given(shape, place) ORDER BY place`;
  return rows.map(({ area }) => area);
}
