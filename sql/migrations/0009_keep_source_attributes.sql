-- What an imported file says beyond the fields of this product is kept as it came: column name -> value.
ALTER TABLE parcel ADD COLUMN source_attributes jsonb;
ALTER TABLE parcel ADD CONSTRAINT parcel_source_attributes_object CHECK (jsonb_typeof(source_attributes) = 'object');

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
       -- Only land that can be supplied is more or less ready; for land somebody holds the question does not arise.
       CASE WHEN parcel.stock_class IN ('early_development', 'approved_unsupplied', 'reserved', 'supplying')
         THEN round((parcel.is_net_land::integer + LEAST(parcel.assessment_valid_count, 6) / 6.0 + cardinality(parcel.utilities) / 7.0) / 3, 4)
       END AS readiness,
       parcel.expressway_exit_distance_metres, parcel.rail_freight_distance_metres, parcel.port_distance_metres,
       parcel.substation_distance_metres, parcel.source_name, parcel.is_demonstration, parcel.updated_at, parcel.updated_by,
       parcel.revision,
       lower(concat_ws(' ', parcel.name, parcel.pinyin, parcel.parcel_code, parcel.source_code, park.name)) AS search_text,
       parcel.sort_key, parcel.geom, parcel.label_point, parcel.source_period, parcel.source_attributes
FROM parcel
LEFT JOIN park ON park.zone_code = parcel.zone_code AND park.id = parcel.park_id
LEFT JOIN land_use_class ON land_use_class.scheme = parcel.land_use_scheme AND land_use_class.code = parcel.land_use_code
WHERE parcel.withdrawn_at IS NULL;
