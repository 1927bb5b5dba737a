-- Sums that dashboards read instead of a million parcels. They follow every write in its own transaction: parcel_counted and
-- idle_case_counted hold what a record was last counted as, so that a write subtracts exactly that (server/land/land-summary.ts).
-- No check keeps counts from falling below zero: PostgreSQL would judge the difference that an upsert proposes, not the sum.
CREATE TABLE land_summary (
  zone_code text NOT NULL,
  land_class text NOT NULL,
  stock_class text NOT NULL,
  is_industrial boolean NOT NULL,
  is_standard boolean NOT NULL,
  is_net_land boolean NOT NULL,
  parcel_count bigint NOT NULL,
  area_square_metres numeric(20,2) NOT NULL,
  floor_square_metres numeric(22,4) NOT NULL,
  CONSTRAINT land_summary_pkey PRIMARY KEY (zone_code, land_class, stock_class, is_industrial, is_standard, is_net_land)
);

CREATE TABLE parcel_counted (
  zone_code text NOT NULL,
  parcel_id bigint NOT NULL,
  land_class text NOT NULL,
  stock_class text NOT NULL,
  is_industrial boolean NOT NULL,
  is_standard boolean NOT NULL,
  is_net_land boolean NOT NULL,
  area_square_metres numeric(14,2) NOT NULL,
  floor_square_metres numeric(18,4) NOT NULL,
  CONSTRAINT parcel_counted_pkey PRIMARY KEY (zone_code, parcel_id),
  CONSTRAINT parcel_counted_parcel FOREIGN KEY (zone_code, parcel_id) REFERENCES parcel (zone_code, id)
);

-- What a parcel counts as.
CREATE VIEW parcel_count AS
SELECT zone_code, id AS parcel_id, land_class, stock_class,
       COALESCE(land_use_scheme = 'YDYH2023' AND (land_use_code LIKE '10%' OR land_use_code LIKE '11%')
         OR land_use_scheme <> 'YDYH2023' AND (land_use_code LIKE '06%' OR land_use_code LIKE '0508%'), false) AS is_industrial,
       COALESCE(standard_stage IN ('AWARDED', 'COMMITTED', 'PERMITTED', 'UNDER_CONSTRUCTION', 'COMPLETION_ACCEPTED',
                                   'PRODUCTION_ACCEPTED', 'SUPERVISED', 'BREACH', 'EXIT'), false) AS is_standard,
       is_net_land, COALESCE(area_cert_square_metres, area_gis_square_metres)::numeric(14,2) AS area_square_metres,
       (COALESCE(area_cert_square_metres, area_gis_square_metres) * COALESCE(far_built, 0))::numeric(18,4) AS floor_square_metres
FROM parcel
WHERE withdrawn_at IS NULL;

INSERT INTO parcel_counted
SELECT zone_code, parcel_id, land_class, stock_class, is_industrial, is_standard, is_net_land, area_square_metres, floor_square_metres
FROM parcel_count;
INSERT INTO land_summary
SELECT zone_code, land_class, stock_class, is_industrial, is_standard, is_net_land, count(*), sum(area_square_metres), sum(floor_square_metres)
FROM parcel_counted
GROUP BY zone_code, land_class, stock_class, is_industrial, is_standard, is_net_land;

-- Idle-land cases by state, cause and the day their clock began.
CREATE TABLE idle_case_summary (
  zone_code text NOT NULL,
  state text NOT NULL,
  cause text NOT NULL,
  is_open boolean NOT NULL,
  clock_start date NOT NULL,
  case_count bigint NOT NULL,
  area_square_metres numeric(20,2) NOT NULL,
  CONSTRAINT idle_case_summary_pkey PRIMARY KEY (zone_code, state, cause, is_open, clock_start)
);

CREATE TABLE idle_case_counted (
  zone_code text NOT NULL,
  case_id bigint NOT NULL,
  state text NOT NULL,
  cause text NOT NULL,
  is_open boolean NOT NULL,
  clock_start date NOT NULL,
  area_square_metres numeric(14,2) NOT NULL,
  CONSTRAINT idle_case_counted_pkey PRIMARY KEY (zone_code, case_id),
  CONSTRAINT idle_case_counted_case FOREIGN KEY (zone_code, case_id) REFERENCES idle_case (zone_code, id)
);

CREATE VIEW idle_case_count AS
SELECT idle_case.zone_code, idle_case.id AS case_id, idle_case.state, COALESCE(idle_case.cause, 'undetermined') AS cause,
       idle_case.is_open, idle_case.clock_start,
       COALESCE(parcel.area_cert_square_metres, parcel.area_gis_square_metres)::numeric(14,2) AS area_square_metres
FROM idle_case JOIN parcel ON parcel.zone_code = idle_case.zone_code AND parcel.id = idle_case.parcel_id;

INSERT INTO idle_case_counted
SELECT zone_code, case_id, state, cause, is_open, clock_start, area_square_metres FROM idle_case_count;
INSERT INTO idle_case_summary
SELECT zone_code, state, cause, is_open, clock_start, count(*), sum(area_square_metres)
FROM idle_case_counted GROUP BY zone_code, state, cause, is_open, clock_start;
