-- M34: a park lies within its zone, to one metre. A buffer in metres comes back in WGS84 on some versions of PostGIS.
SELECT park.zone_code, park.id, park.name
FROM park
JOIN zone ON zone.zone_code = park.zone_code
WHERE park.withdrawn_at IS NULL AND zone.geom IS NOT NULL
  AND NOT ST_CoveredBy(park.geom, ST_SetSRID(ST_Buffer(zone.geom::geography, 1)::geometry, 4490));
