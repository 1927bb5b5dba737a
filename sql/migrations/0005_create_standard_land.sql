-- 标准地 control indicators of a parcel (domain dossier 4.1, 4.3): amounts in yuan per square metre; display is 万元/亩.
CREATE TABLE standard_term (
  zone_code text NOT NULL,
  id bigserial NOT NULL,
  parcel_id bigint NOT NULL,
  edition text NOT NULL,
  industry_code text,
  fixed_investment_min_yuan_per_square_metre numeric(12,2),
  output_min_yuan_per_square_metre numeric(12,2),
  tax_min_yuan_per_square_metre numeric(12,2),
  added_value_min_yuan_per_tce numeric(12,2),
  added_value_min_yuan_per_tonne_emission numeric(14,2),
  far_min numeric(5,2),
  research_ratio_min numeric(5,4),
  office_land_ratio_max numeric(5,4),
  source_name text NOT NULL,
  is_demonstration boolean NOT NULL DEFAULT false,
  withdrawn_at timestamptz,
  revision bigint NOT NULL DEFAULT 1,
  created_by text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_by text NOT NULL,
  updated_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT standard_term_pkey PRIMARY KEY (zone_code, id),
  CONSTRAINT standard_term_parcel FOREIGN KEY (zone_code, parcel_id) REFERENCES parcel (zone_code, id),
  CONSTRAINT standard_term_one_per_parcel UNIQUE (zone_code, parcel_id),
  CONSTRAINT standard_term_industry_format CHECK (industry_code ~ '^[A-T]?[0-9]{2,4}$'),
  CONSTRAINT standard_term_money_not_negative CHECK (fixed_investment_min_yuan_per_square_metre >= 0 AND output_min_yuan_per_square_metre >= 0
    AND tax_min_yuan_per_square_metre >= 0 AND added_value_min_yuan_per_tce >= 0 AND added_value_min_yuan_per_tonne_emission >= 0),
  CONSTRAINT standard_term_far_not_negative CHECK (far_min >= 0),
  CONSTRAINT standard_term_ratios_in_range CHECK (research_ratio_min BETWEEN 0 AND 1 AND office_land_ratio_max BETWEEN 0 AND 1)
);

-- 区域评估: six kinds by default; the result covers an area and serves every parcel in it (domain dossier 4.2, M20).
CREATE TABLE assessment (
  zone_code text NOT NULL,
  id bigserial NOT NULL,
  kind text NOT NULL,
  name text NOT NULL,
  report_no text,
  approved_by text,
  approved_on date,
  valid_until date,
  source_name text NOT NULL,
  is_demonstration boolean NOT NULL DEFAULT false,
  geom geometry(MultiPolygon, 4490) NOT NULL,
  withdrawn_at timestamptz,
  revision bigint NOT NULL DEFAULT 1,
  created_by text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_by text NOT NULL,
  updated_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT assessment_pkey PRIMARY KEY (zone_code, id),
  CONSTRAINT assessment_zone FOREIGN KEY (zone_code) REFERENCES zone (zone_code),
  CONSTRAINT assessment_kind_known CHECK (kind IN ('environment', 'geohazard', 'mineral_overlay', 'soil_water_conservation',
    'water_resources', 'energy_saving')),
  CONSTRAINT assessment_period CHECK (valid_until >= approved_on),
  CONSTRAINT assessment_geom_valid CHECK (ST_IsValid(geom) AND NOT ST_IsEmpty(geom))
);
CREATE INDEX assessment_geom_idx ON assessment USING gist (geom);

-- Which assessment covers which parcel: written with the parcel's or the assessment's geometry.
CREATE TABLE parcel_assessment (
  zone_code text NOT NULL,
  parcel_id bigint NOT NULL,
  kind text NOT NULL,
  assessment_id bigint NOT NULL,
  coverage_ratio numeric(7,6) NOT NULL,
  CONSTRAINT parcel_assessment_pkey PRIMARY KEY (zone_code, parcel_id, kind),
  CONSTRAINT parcel_assessment_parcel FOREIGN KEY (zone_code, parcel_id) REFERENCES parcel (zone_code, id),
  CONSTRAINT parcel_assessment_assessment FOREIGN KEY (zone_code, assessment_id) REFERENCES assessment (zone_code, id),
  CONSTRAINT parcel_assessment_ratio CHECK (coverage_ratio BETWEEN 0 AND 1)
);
