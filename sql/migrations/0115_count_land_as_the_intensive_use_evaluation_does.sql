-- 集约利用 figures (R13, R15, R16): land by the year it was supplied, land that reached the conditions of supply, and building density.
ALTER TABLE parcel ADD COLUMN building_density_built numeric(5,4);
ALTER TABLE parcel ADD CONSTRAINT parcel_building_density_in_range CHECK (building_density_built BETWEEN 0 AND 1);
ALTER TABLE staged_parcel ADD COLUMN building_density_built numeric(5,4);

-- 达到供地条件: supplied already, or acquired and cleared with at least 三通一平 (road, water, power, levelled).
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
       parcel.land_use_text, parcel.term_years, parcel.perimeter_metres,
       COALESCE(parcel.land_use_scheme = 'YDYH2023' AND (parcel.land_use_code LIKE '10%' OR parcel.land_use_code LIKE '11%')
         OR parcel.land_use_scheme <> 'YDYH2023' AND (parcel.land_use_code LIKE '06%' OR parcel.land_use_code LIKE '0508%'), false)
         AS is_industrial,
       parcel.building_density_built,
       parcel.stock_class IN ('supplied_unused', 'underused', 'in_use')
         OR parcel.stock_class IN ('approved_unsupplied', 'reserved', 'supplying') AND parcel.is_net_land AND parcel.is_levelled
           AND parcel.utilities @> ARRAY['road', 'water', 'power']::text[] AS is_supply_ready
FROM parcel
LEFT JOIN park ON park.zone_code = parcel.zone_code AND park.id = parcel.park_id
LEFT JOIN land_use_class ON land_use_class.scheme = parcel.land_use_scheme AND land_use_class.code = parcel.land_use_code
WHERE parcel.withdrawn_at IS NULL;

-- Sums have a few columns more; they are made of the records, so they are made anew.
DROP VIEW parcel_count;
DROP TABLE parcel_counted;
DROP TABLE land_summary;

CREATE TABLE land_summary (
  zone_code text NOT NULL,
  land_class text NOT NULL,
  stock_class text NOT NULL,
  is_industrial boolean NOT NULL,
  is_standard boolean NOT NULL,
  is_supply_ready boolean NOT NULL,
  -- 0 where nobody recorded one.
  supplied_year integer NOT NULL,
  is_surveyed boolean NOT NULL,
  parcel_count bigint NOT NULL,
  area_square_metres numeric(20,2) NOT NULL,
  floor_square_metres numeric(22,4) NOT NULL,
  -- Ground covered by buildings, where it is known.
  footprint_square_metres numeric(22,4) NOT NULL,
  CONSTRAINT land_summary_pkey PRIMARY KEY (zone_code, land_class, stock_class, is_industrial, is_standard, is_supply_ready, supplied_year,
    is_surveyed)
);

-- Without a foreign key: parcels are never deleted, and the check of each row took longer than counting it.
CREATE TABLE parcel_counted (
  zone_code text NOT NULL,
  parcel_id bigint NOT NULL,
  land_class text NOT NULL,
  stock_class text NOT NULL,
  is_industrial boolean NOT NULL,
  is_standard boolean NOT NULL,
  is_supply_ready boolean NOT NULL,
  supplied_year integer NOT NULL,
  is_surveyed boolean NOT NULL,
  area_square_metres numeric(14,2) NOT NULL,
  floor_square_metres numeric(18,4) NOT NULL,
  footprint_square_metres numeric(18,4) NOT NULL,
  CONSTRAINT parcel_counted_pkey PRIMARY KEY (zone_code, parcel_id)
);

-- What a parcel counts as.
CREATE VIEW parcel_count AS
SELECT zone_code, id AS parcel_id, land_class, stock_class,
       COALESCE(land_use_scheme = 'YDYH2023' AND (land_use_code LIKE '10%' OR land_use_code LIKE '11%')
         OR land_use_scheme <> 'YDYH2023' AND (land_use_code LIKE '06%' OR land_use_code LIKE '0508%'), false) AS is_industrial,
       COALESCE(standard_stage IN ('AWARDED', 'COMMITTED', 'PERMITTED', 'UNDER_CONSTRUCTION', 'COMPLETION_ACCEPTED',
                                   'PRODUCTION_ACCEPTED', 'SUPERVISED', 'BREACH', 'EXIT'), false) AS is_standard,
       stock_class IN ('supplied_unused', 'underused', 'in_use')
         OR stock_class IN ('approved_unsupplied', 'reserved', 'supplying') AND is_net_land AND is_levelled
           AND utilities @> ARRAY['road', 'water', 'power']::text[] AS is_supply_ready,
       COALESCE(extract(year FROM supplied_on), 0)::integer AS supplied_year,
       building_density_built IS NOT NULL AS is_surveyed,
       COALESCE(area_cert_square_metres, area_gis_square_metres)::numeric(14,2) AS area_square_metres,
       (COALESCE(area_cert_square_metres, area_gis_square_metres) * COALESCE(far_built, 0))::numeric(18,4) AS floor_square_metres,
       (COALESCE(area_cert_square_metres, area_gis_square_metres) * COALESCE(building_density_built, 0))::numeric(18,4)
         AS footprint_square_metres
FROM parcel
WHERE withdrawn_at IS NULL;

INSERT INTO parcel_counted
SELECT zone_code, parcel_id, land_class, stock_class, is_industrial, is_standard, is_supply_ready, supplied_year, is_surveyed,
       area_square_metres, floor_square_metres, footprint_square_metres
FROM parcel_count;
INSERT INTO land_summary
SELECT zone_code, land_class, stock_class, is_industrial, is_standard, is_supply_ready, supplied_year, is_surveyed, count(*),
       sum(area_square_metres), sum(floor_square_metres), sum(footprint_square_metres)
FROM parcel_counted
GROUP BY zone_code, land_class, stock_class, is_industrial, is_standard, is_supply_ready, supplied_year, is_surveyed;
