-- Every piece of land. stock_class (where it is in 批→供→用), idle_state (the legal case) and is_inefficient (the
-- evaluation) are three orthogonal dimensions (domain dossier, section 0); land_class only chooses a colour.
CREATE TABLE parcel (
  zone_code text NOT NULL,
  id bigserial NOT NULL,
  parcel_code text,
  source_code text,
  name text NOT NULL,
  pinyin text NOT NULL DEFAULT '',
  sort_key text NOT NULL DEFAULT '',
  location_text text,
  park_id bigint,
  stock_class text NOT NULL,
  idle_state text,
  idle_since date,
  idle_cause text,
  is_inefficient boolean NOT NULL DEFAULT false,
  inefficient_reason text,
  standard_stage text,
  land_use_scheme text,
  land_use_code text,
  land_use_text text,
  area_cert_square_metres numeric(14,2),
  area_gis_square_metres numeric(14,2) NOT NULL,
  perimeter_metres numeric(12,2),
  approval_batch_no text,
  approved_on date,
  approval_lapses_on date,
  supplied_on date,
  agreed_start_on date,
  actual_start_on date,
  term_years integer,
  holder_name text,
  holder_kind text,
  price_yuan numeric(16,2),
  floor_price_yuan_per_square_metre numeric(12,2),
  supply_modes text[] NOT NULL DEFAULT '{}',
  far_min numeric(5,2),
  far_max numeric(5,2),
  far_built numeric(5,2),
  building_coefficient_min numeric(5,4),
  green_ratio_max numeric(5,4),
  height_max_metres numeric(6,2),
  term_years_max integer,
  is_net_land boolean NOT NULL DEFAULT false,
  remaining_attachment_square_metres numeric(14,2) NOT NULL DEFAULT 0,
  utilities text[] NOT NULL DEFAULT '{}',
  is_levelled boolean NOT NULL DEFAULT false,
  ready_on date,
  assessment_valid_count integer NOT NULL DEFAULT 0,
  missing_assessments text[] NOT NULL DEFAULT '{}',
  expressway_exit_distance_metres numeric(10,1),
  rail_freight_distance_metres numeric(10,1),
  port_distance_metres numeric(10,1),
  substation_distance_metres numeric(10,1),
  source_name text NOT NULL,
  source_period text,
  source_srid integer,
  is_demonstration boolean NOT NULL DEFAULT false,
  geom geometry(MultiPolygon, 4490) NOT NULL,
  label_point geometry(Point, 4490) NOT NULL,
  withdrawn_at timestamptz,
  revision bigint NOT NULL DEFAULT 1,
  created_by text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_by text NOT NULL,
  updated_at timestamptz NOT NULL DEFAULT now(),
  -- What a person with the right to see cases is shown.
  land_class text NOT NULL GENERATED ALWAYS AS (
    CASE
      WHEN idle_state IN ('DETERMINED', 'NEGOTIATING', 'PLAN_APPROVED', 'TEMP_USE', 'FEE_HEARING', 'FEE_DECIDED', 'FEE_PAID',
                          'RECLAIM_HEARING', 'RECLAIM_DECIDED', 'ENFORCEMENT') THEN 'idle'
      WHEN idle_state IN ('SUSPECTED', 'INVESTIGATING') THEN 'suspected'
      WHEN is_inefficient THEN 'inefficient'
      WHEN stock_class IN ('approved_unsupplied', 'reserved', 'supplying')
        THEN CASE WHEN standard_stage IN ('INDICATORS_SET', 'LISTED') THEN 'standard' ELSE 'approved_unsupplied' END
      WHEN stock_class = 'supplied_unused' THEN 'supplied_unused'
      WHEN stock_class IN ('underused', 'in_use') THEN 'in_use'
      ELSE 'planned'
    END) STORED,
  -- Without that right, suspected land cannot be told from 供而未用 (domain dossier 2.7, leak by inference).
  public_land_class text NOT NULL GENERATED ALWAYS AS (
    CASE
      WHEN idle_state IN ('DETERMINED', 'NEGOTIATING', 'PLAN_APPROVED', 'TEMP_USE', 'FEE_HEARING', 'FEE_DECIDED', 'FEE_PAID',
                          'RECLAIM_HEARING', 'RECLAIM_DECIDED', 'ENFORCEMENT') THEN 'idle'
      WHEN idle_state IN ('SUSPECTED', 'INVESTIGATING') THEN 'supplied_unused'
      WHEN is_inefficient THEN 'inefficient'
      WHEN stock_class IN ('approved_unsupplied', 'reserved', 'supplying')
        THEN CASE WHEN standard_stage IN ('INDICATORS_SET', 'LISTED') THEN 'standard' ELSE 'approved_unsupplied' END
      WHEN stock_class = 'supplied_unused' THEN 'supplied_unused'
      WHEN stock_class IN ('underused', 'in_use') THEN 'in_use'
      ELSE 'planned'
    END) STORED,
  -- Survey mismatch: certificate and GIS area differ by more than 1 % (domain dossier 9, rule 12).
  area_mismatch boolean NOT NULL GENERATED ALWAYS AS (
    COALESCE(abs(area_gis_square_metres - area_cert_square_metres) > 0.01 * area_cert_square_metres, false)) STORED,
  CONSTRAINT parcel_pkey PRIMARY KEY (zone_code, id),
  CONSTRAINT parcel_zone FOREIGN KEY (zone_code) REFERENCES zone (zone_code),
  CONSTRAINT parcel_park FOREIGN KEY (zone_code, park_id) REFERENCES park (zone_code, id),
  CONSTRAINT parcel_land_use FOREIGN KEY (land_use_scheme, land_use_code) REFERENCES land_use_class (scheme, code),
  CONSTRAINT parcel_code_unique UNIQUE (zone_code, parcel_code),
  CONSTRAINT parcel_code_format CHECK (parcel_code ~ '^[0-9]{12}[GJZ][ABSXCDEFHGWY][0-9]{5}$'),
  CONSTRAINT parcel_name_present CHECK (length(btrim(name)) > 0),
  CONSTRAINT parcel_stock_class_known CHECK (stock_class IN ('planned', 'agricultural_conversion', 'early_development',
    'approved_unsupplied', 'reserved', 'supplying', 'supplied_unused', 'underused', 'in_use')),
  CONSTRAINT parcel_idle_state_known CHECK (idle_state IN ('SUPPLIED', 'DUE_SOON', 'OVERDUE_LT1Y', 'SUSPENDED_LT1Y', 'SUSPECTED',
    'INVESTIGATING', 'NOT_IDLE', 'DETERMINED', 'NEGOTIATING', 'PLAN_APPROVED', 'EXTENDED', 'USE_CHANGED', 'TEMP_USE',
    'PAID_TAKEBACK', 'SWAPPED', 'OTHER', 'FEE_HEARING', 'FEE_DECIDED', 'FEE_PAID', 'RECLAIM_HEARING', 'RECLAIM_DECIDED',
    'RECLAIMED', 'ENFORCEMENT', 'RESUMED', 'CLOSED')),
  CONSTRAINT parcel_idle_cause_known CHECK (idle_cause IN ('GOV', 'FORCE_MAJEURE', 'PREP_WORK', 'HOLDER')),
  CONSTRAINT parcel_standard_stage_known CHECK (standard_stage IN ('CANDIDATE', 'NET_LAND_CHECK', 'ASSESSED', 'INDICATORS_SET',
    'LISTED', 'AWARDED', 'COMMITTED', 'PERMITTED', 'UNDER_CONSTRUCTION', 'COMPLETION_ACCEPTED', 'PRODUCTION_ACCEPTED',
    'SUPERVISED', 'BREACH', 'EXIT')),
  CONSTRAINT parcel_land_use_pair CHECK ((land_use_scheme IS NULL) = (land_use_code IS NULL)),
  CONSTRAINT parcel_holder_kind_known CHECK (holder_kind IN ('private', 'state_owned', 'restructured', 'foreign', 'government', 'person')),
  CONSTRAINT parcel_areas_positive CHECK (area_cert_square_metres > 0 AND area_gis_square_metres > 0),
  CONSTRAINT parcel_money_not_negative CHECK (price_yuan >= 0 AND floor_price_yuan_per_square_metre >= 0),
  CONSTRAINT parcel_supply_modes_known CHECK (supply_modes <@ ARRAY['one_off', 'flexible_term', 'long_lease', 'lease_then_transfer',
    'lease_transfer_mix', 'with_project', 'equity_contribution', 'allocation']),
  CONSTRAINT parcel_equity_needs_restructured_holder CHECK (NOT ('equity_contribution' = ANY (supply_modes)) OR COALESCE(holder_kind = 'restructured', false)),
  CONSTRAINT parcel_far_order CHECK (far_min >= 0 AND (far_max IS NULL OR far_min IS NULL OR far_min <= far_max)),
  CONSTRAINT parcel_far_built_not_negative CHECK (far_built >= 0),
  CONSTRAINT parcel_ratios_in_range CHECK (building_coefficient_min BETWEEN 0 AND 1 AND green_ratio_max BETWEEN 0 AND 1),
  CONSTRAINT parcel_height_positive CHECK (height_max_metres > 0),
  CONSTRAINT parcel_industrial_term CHECK (NOT (land_use_scheme = 'YDYH2023' AND land_use_code LIKE '1001%' AND GREATEST(term_years, term_years_max) > 50)),
  CONSTRAINT parcel_term_in_range CHECK (term_years BETWEEN 1 AND 70 AND term_years_max BETWEEN 1 AND 70),
  CONSTRAINT parcel_attachment_not_negative CHECK (remaining_attachment_square_metres >= 0),
  CONSTRAINT parcel_net_land_is_clear CHECK (NOT is_net_land OR remaining_attachment_square_metres = 0),
  CONSTRAINT parcel_utilities_known CHECK (utilities <@ ARRAY['water', 'drainage', 'power', 'road', 'telecom', 'gas', 'heat']),
  CONSTRAINT parcel_assessment_count CHECK (assessment_valid_count BETWEEN 0 AND 12),
  CONSTRAINT parcel_distances_not_negative CHECK (expressway_exit_distance_metres >= 0 AND rail_freight_distance_metres >= 0
    AND port_distance_metres >= 0 AND substation_distance_metres >= 0),
  CONSTRAINT parcel_idle_since_with_case CHECK (idle_since IS NULL OR idle_state IS NOT NULL),
  CONSTRAINT parcel_geom_valid CHECK (ST_IsValid(geom) AND NOT ST_IsEmpty(geom))
);
CREATE INDEX parcel_geom_idx ON parcel USING gist (geom);
CREATE INDEX parcel_label_idx ON parcel USING gist (label_point);
CREATE INDEX parcel_class_idx ON parcel (zone_code, land_class);
CREATE INDEX parcel_park_idx ON parcel (zone_code, park_id);
