-- Small tables shared by every zone: they stand alone (reference tables), so they have no zone_code in their key.

CREATE EXTENSION IF NOT EXISTS postgis;

CREATE TABLE land_use_class (
  scheme text NOT NULL,
  code text NOT NULL,
  parent_code text,
  name_zh text NOT NULL,
  name_en text NOT NULL,
  edition text NOT NULL,
  CONSTRAINT land_use_class_pkey PRIMARY KEY (scheme, code),
  CONSTRAINT land_use_class_scheme_known CHECK (scheme IN ('YDYH2023', 'GTDC', 'GBT21010')),
  CONSTRAINT land_use_class_code_format CHECK (code ~ '^[0-9]{2}([0-9]{2}){0,2}$')
);

-- A development zone, the tenant of everything that grows. zone_code is the product's own: 潍坊经济区 has no
-- GB/T 2260 code, so the counties a zone covers are listed beside it.
CREATE TABLE zone (
  zone_code text NOT NULL,
  id bigserial NOT NULL,
  name text NOT NULL,
  name_en text,
  short_name text,
  pinyin text NOT NULL DEFAULT '',
  level text NOT NULL DEFAULT 'unknown',
  province_name text,
  city_name text,
  covering_county_codes text[] NOT NULL DEFAULT '{}',
  gauss_krueger_srid integer,
  leading_industries text[] NOT NULL DEFAULT '{}',
  area_square_metres numeric(16,2),
  source_name text NOT NULL,
  source_period text,
  is_demonstration boolean NOT NULL DEFAULT false,
  geom geometry(MultiPolygon, 4490),
  revision bigint NOT NULL DEFAULT 1,
  created_by text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_by text NOT NULL,
  updated_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT zone_pkey PRIMARY KEY (zone_code),
  CONSTRAINT zone_code_format CHECK (zone_code ~ '^[0-9A-Z]{2,16}$'),
  CONSTRAINT zone_name_present CHECK (length(btrim(name)) > 0),
  CONSTRAINT zone_level_known CHECK (level IN ('national', 'provincial', 'municipal', 'unknown')),
  CONSTRAINT zone_county_codes_format CHECK (array_to_string(covering_county_codes, ',') ~ '^([0-9]{6}(,[0-9]{6})*)?$'),
  CONSTRAINT zone_gauss_krueger_known CHECK (gauss_krueger_srid BETWEEN 4513 AND 4554),
  CONSTRAINT zone_area_positive CHECK (area_square_metres > 0),
  CONSTRAINT zone_geom_valid CHECK (ST_IsValid(geom) AND NOT ST_IsEmpty(geom))
);

-- One row per zone filled with generated demonstration data: a function of (seed, as_of).
CREATE TABLE demonstration_load (
  zone_code text NOT NULL,
  seed bigint NOT NULL,
  as_of date NOT NULL,
  loaded_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT demonstration_load_pkey PRIMARY KEY (zone_code),
  CONSTRAINT demonstration_load_zone FOREIGN KEY (zone_code) REFERENCES zone (zone_code)
);
