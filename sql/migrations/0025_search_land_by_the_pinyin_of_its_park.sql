-- People type a park by its initials, and mean the land in it.
CREATE OR REPLACE VIEW collection_parcel AS
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
       CASE WHEN parcel.stock_class IN ('early_development', 'approved_unsupplied', 'reserved', 'supplying')
         THEN round((parcel.is_net_land::integer + LEAST(parcel.assessment_valid_count, 6) / 6.0 + cardinality(parcel.utilities) / 7.0) / 3, 4)
       END AS readiness,
       parcel.expressway_exit_distance_metres, parcel.rail_freight_distance_metres, parcel.port_distance_metres,
       parcel.substation_distance_metres, parcel.source_name, parcel.is_demonstration, parcel.updated_at, parcel.updated_by,
       parcel.revision,
       lower(concat_ws(' ', parcel.name, parcel.pinyin, parcel.parcel_code, parcel.source_code, park.name, park.pinyin)) AS search_text,
       parcel.sort_key, parcel.geom, parcel.label_point, parcel.source_period, parcel.source_attributes,
       parcel.land_use_text, parcel.term_years, parcel.perimeter_metres
FROM parcel
LEFT JOIN park ON park.zone_code = parcel.zone_code AND park.id = parcel.park_id
LEFT JOIN land_use_class ON land_use_class.scheme = parcel.land_use_scheme AND land_use_class.code = parcel.land_use_code
WHERE parcel.withdrawn_at IS NULL;

CREATE OR REPLACE VIEW collection_factory_building AS
SELECT building.id, building.zone_code, building.building_code, building.name, building.park_id, park.name AS park_name,
       building.parcel_id, building.status, building.storeys, building.floor_area_square_metres, building.leased_area_square_metres,
       building.vacant_area_square_metres, building.rent_yuan_per_square_metre_month, building.handover_on, building.source_name,
       building.source_period, building.is_demonstration, building.updated_at, building.updated_by, building.revision,
       lower(concat_ws(' ', building.name, building.pinyin, building.building_code, park.name, park.pinyin)) AS search_text,
       building.sort_key, building.geom, building.label_point
FROM factory_building AS building
LEFT JOIN park ON park.zone_code = building.zone_code AND park.id = building.park_id
WHERE building.withdrawn_at IS NULL;
