-- What the API, tiles and exports read: one view a relation of geodata/catalog, a column a field. Withdrawn records stay out.
-- Views name their columns in full, because `SELECT *` would freeze a column list nobody chose.

CREATE VIEW collection_zone AS
SELECT id, zone_code, name, name_en, short_name, level, province_name, city_name, covering_county_codes,
       leading_industries, gauss_krueger_srid, area_square_metres, source_name, is_demonstration, updated_at, updated_by, revision,
       lower(concat_ws(' ', name, short_name, name_en, pinyin, zone_code)) AS search_text, name AS sort_key,
       geom, ST_PointOnSurface(geom) AS label_point
FROM zone;

CREATE VIEW collection_park AS
SELECT park.id, park.zone_code, park.park_code, park.name, park.name_en, parent.name AS parent_park_name, park.kind, park.status,
       park.operator_name, park.theme, park.industries, park.is_certified_chemical_park, park.area_square_metres,
       park.planned_floor_area_square_metres, park.signed_enterprise_count, park.settled_enterprise_count,
       park.leasable_area_square_metres, park.leased_area_square_metres, park.source_name, park.source_period,
       park.is_demonstration, park.updated_at, park.updated_by, park.revision,
       lower(concat_ws(' ', park.name, park.name_en, park.pinyin, park.park_code)) AS search_text, park.sort_key,
       park.geom, park.label_point
FROM park
LEFT JOIN park AS parent ON parent.zone_code = park.zone_code AND parent.id = park.parent_park_id
WHERE park.withdrawn_at IS NULL;

CREATE VIEW collection_parcel AS
SELECT parcel.id, parcel.zone_code, parcel.name, parcel.parcel_code, parcel.source_code, parcel.location_text, parcel.park_id,
       park.name AS park_name, parcel.land_class, parcel.public_land_class, parcel.stock_class, parcel.idle_state, parcel.idle_since,
       parcel.idle_cause, parcel.is_inefficient, parcel.inefficient_reason, parcel.standard_stage, parcel.land_use_scheme,
       parcel.land_use_code, COALESCE(land_use_class.name_zh, parcel.land_use_text) AS land_use_name,
       parcel.area_cert_square_metres, parcel.area_gis_square_metres,
       COALESCE(parcel.area_cert_square_metres, parcel.area_gis_square_metres) AS area_square_metres, parcel.area_mismatch,
       parcel.far_min, parcel.far_max, parcel.far_built, parcel.building_coefficient_min, parcel.green_ratio_max,
       parcel.height_max_metres, parcel.term_years_max, parcel.approval_batch_no, parcel.approved_on, parcel.approval_lapses_on,
       parcel.supplied_on, parcel.agreed_start_on, parcel.actual_start_on, parcel.holder_name, parcel.holder_kind, parcel.price_yuan,
       parcel.floor_price_yuan_per_square_metre, parcel.supply_modes, parcel.is_net_land, parcel.remaining_attachment_square_metres,
       parcel.utilities, parcel.is_levelled, parcel.ready_on, parcel.assessment_valid_count, parcel.missing_assessments,
       round((parcel.is_net_land::integer + LEAST(parcel.assessment_valid_count, 6) / 6.0 + cardinality(parcel.utilities) / 7.0) / 3, 4) AS readiness,
       parcel.expressway_exit_distance_metres, parcel.rail_freight_distance_metres, parcel.port_distance_metres,
       parcel.substation_distance_metres, parcel.source_name, parcel.is_demonstration, parcel.updated_at, parcel.updated_by,
       parcel.revision,
       lower(concat_ws(' ', parcel.name, parcel.pinyin, parcel.parcel_code, parcel.source_code, park.name)) AS search_text,
       parcel.sort_key, parcel.geom, parcel.label_point
FROM parcel
LEFT JOIN park ON park.zone_code = parcel.zone_code AND park.id = parcel.park_id
LEFT JOIN land_use_class ON land_use_class.scheme = parcel.land_use_scheme AND land_use_class.code = parcel.land_use_code
WHERE parcel.withdrawn_at IS NULL;

CREATE VIEW collection_factory_building AS
SELECT building.id, building.zone_code, building.building_code, building.name, building.park_id, park.name AS park_name,
       building.parcel_id, building.status, building.storeys, building.floor_area_square_metres, building.leased_area_square_metres,
       building.vacant_area_square_metres, building.rent_yuan_per_square_metre_month, building.handover_on, building.source_name,
       building.source_period, building.is_demonstration, building.updated_at, building.updated_by, building.revision,
       lower(concat_ws(' ', building.name, building.pinyin, building.building_code, park.name)) AS search_text, building.sort_key,
       building.geom, building.label_point
FROM factory_building AS building
LEFT JOIN park ON park.zone_code = building.zone_code AND park.id = building.park_id
WHERE building.withdrawn_at IS NULL;

CREATE VIEW collection_factory_unit AS
SELECT unit.id, unit.zone_code, unit.unit_code, unit.building_id, building.name AS building_name, park.name AS park_name, unit.storey,
       unit.status, unit.area_square_metres, unit.tenant_name, unit.rent_yuan_per_square_metre_month, unit.clear_height_metres,
       unit.floor_load_kilonewton_per_square_metre, unit.crane_tonnes, unit.power_kilovolt_ampere, unit.handover_on,
       unit.source_name, unit.source_period, unit.is_demonstration, unit.updated_at, unit.updated_by, unit.revision,
       lower(concat_ws(' ', unit.unit_code, building.name, building.pinyin)) AS search_text, unit.unit_code AS sort_key,
       building.label_point AS geom, building.label_point
FROM factory_unit AS unit
JOIN factory_building AS building ON building.zone_code = unit.zone_code AND building.id = unit.building_id
LEFT JOIN park ON park.zone_code = building.zone_code AND park.id = building.park_id
WHERE unit.withdrawn_at IS NULL AND building.withdrawn_at IS NULL;

CREATE VIEW collection_facility AS
SELECT id, zone_code, name, kind, capacity_text, source_name, is_demonstration, updated_at, updated_by, revision,
       lower(concat_ws(' ', name, pinyin)) AS search_text, name AS sort_key, geom, geom AS label_point
FROM facility WHERE withdrawn_at IS NULL;

CREATE VIEW collection_road AS
SELECT id, zone_code, name, class, width_metres, is_ramp, source_name, is_demonstration, updated_at, updated_by, revision,
       lower(COALESCE(name, '')) AS search_text, name AS sort_key, geom, ST_PointOnSurface(geom) AS label_point
FROM road WHERE withdrawn_at IS NULL;

CREATE VIEW collection_railway AS
SELECT id, zone_code, name, kind, source_name, is_demonstration, updated_at, updated_by, revision,
       lower(COALESCE(name, '')) AS search_text, name AS sort_key, geom, ST_PointOnSurface(geom) AS label_point
FROM railway WHERE withdrawn_at IS NULL;

CREATE VIEW collection_water_area AS
SELECT id, zone_code, name, kind, source_name, is_demonstration, updated_at, updated_by, revision,
       lower(COALESCE(name, '')) AS search_text, name AS sort_key, geom, ST_PointOnSurface(geom) AS label_point
FROM water_area WHERE withdrawn_at IS NULL;

CREATE VIEW collection_green_space AS
SELECT id, zone_code, name, kind, source_name, is_demonstration, updated_at, updated_by, revision,
       lower(COALESCE(name, '')) AS search_text, name AS sort_key, geom, ST_PointOnSurface(geom) AS label_point
FROM green_space WHERE withdrawn_at IS NULL;

CREATE VIEW collection_block AS
SELECT id, zone_code, character, source_name, is_demonstration, updated_at, updated_by, revision,
       '' AS search_text, character AS sort_key, geom, ST_PointOnSurface(geom) AS label_point
FROM block WHERE withdrawn_at IS NULL;

CREATE VIEW collection_building AS
SELECT id, zone_code, kind, height_metres, parcel_id, source_name, is_demonstration, updated_at, updated_by, revision,
       '' AS search_text, kind AS sort_key, geom, ST_PointOnSurface(geom) AS label_point
FROM building WHERE withdrawn_at IS NULL;
