import { basename } from 'node:path';
import type { SourceLayer } from '../../geodata/formats/read-result.ts';
import { ZoneRecord } from '../../geodata/model/zone.ts';
import { gaussKruegerByEpsg, gaussKruegerForLongitude } from '../../geodata/units/crs.ts';
import type { ImportRequest } from './import-request.ts';
import type { ReadyParcel } from './repeated-parcels.ts';

/** A zone of its own, in the Gauss-Krueger system of its land. */
export function newZone(request: ImportRequest, layer: SourceLayer, first: ReadyParcel): ZoneRecord {
  const ownSystem = layer.crs.epsg === undefined ? undefined : gaussKruegerByEpsg(layer.crs.epsg);
  const [longitude] = first.record.geometry.coordinates[0]![0]![0]!;
  const isZoneSystem = ownSystem?.zoneWidthDegrees === 3 && ownSystem.hasZonePrefix;
  const system = isZoneSystem ? ownSystem : gaussKruegerForLongitude(longitude, 3, true);
  return ZoneRecord.parse({
    zoneCode: request.zoneCode,
    name: request.zoneName,
    gaussKruegerSrid: system?.epsg ?? null,
    sourceName: request.sourceName ?? basename(request.path),
  });
}
