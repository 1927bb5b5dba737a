-- Leased and vacant areas of a factory building are the sums of its units.
SELECT building.zone_code, building.id, building.name
FROM factory_building AS building
LEFT JOIN factory_unit AS unit ON unit.zone_code = building.zone_code AND unit.building_id = building.id AND unit.withdrawn_at IS NULL
WHERE building.withdrawn_at IS NULL
GROUP BY building.zone_code, building.id, building.name, building.leased_area_square_metres, building.vacant_area_square_metres
HAVING COALESCE(sum(unit.area_square_metres) FILTER (WHERE unit.status = 'leased'), 0) <> building.leased_area_square_metres
    OR COALESCE(sum(unit.area_square_metres) FILTER (WHERE unit.status = 'vacant'), 0) <> building.vacant_area_square_metres;
