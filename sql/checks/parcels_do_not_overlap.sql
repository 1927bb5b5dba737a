-- Demonstration parcels of one zone, as long as nobody has redrawn one, share edges and nothing else (0.05 square metres
-- allow for rounded coordinates).
SELECT one.zone_code, one.id AS one_id, other.id AS other_id
FROM parcel AS one
JOIN parcel AS other ON other.zone_code = one.zone_code AND other.id > one.id AND other.geom && one.geom
WHERE one.is_demonstration AND other.is_demonstration
  AND one.revision = 1 AND other.revision = 1 AND one.withdrawn_at IS NULL AND other.withdrawn_at IS NULL
  AND ST_Area(ST_Intersection(one.geom, other.geom)::geography) > 0.05;
