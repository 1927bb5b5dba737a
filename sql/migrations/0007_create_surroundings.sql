-- The surroundings that make a land map readable: they carry no case, no money and no holder.

CREATE TABLE road (
  zone_code text NOT NULL,
  id bigserial NOT NULL,
  class text NOT NULL,
  name text,
  width_metres numeric(5,1) NOT NULL,
  is_ramp boolean NOT NULL DEFAULT false,
  source_name text NOT NULL,
  is_demonstration boolean NOT NULL DEFAULT false,
  geom geometry(MultiLineString, 4490) NOT NULL,
  withdrawn_at timestamptz,
  revision bigint NOT NULL DEFAULT 1,
  created_by text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_by text NOT NULL,
  updated_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT road_pkey PRIMARY KEY (zone_code, id),
  CONSTRAINT road_zone FOREIGN KEY (zone_code) REFERENCES zone (zone_code),
  CONSTRAINT road_geom_valid CHECK (ST_IsValid(geom) AND NOT ST_IsEmpty(geom)),
  CONSTRAINT road_class_known CHECK (class IN ('expressway', 'arterial', 'collector', 'local')),
  CONSTRAINT road_width_positive CHECK (width_metres > 0)
);
CREATE INDEX road_geom_idx ON road USING gist (geom);

CREATE TABLE railway (
  zone_code text NOT NULL,
  id bigserial NOT NULL,
  kind text NOT NULL,
  name text,
  source_name text NOT NULL,
  is_demonstration boolean NOT NULL DEFAULT false,
  geom geometry(MultiLineString, 4490) NOT NULL,
  withdrawn_at timestamptz,
  revision bigint NOT NULL DEFAULT 1,
  created_by text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_by text NOT NULL,
  updated_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT railway_pkey PRIMARY KEY (zone_code, id),
  CONSTRAINT railway_zone FOREIGN KEY (zone_code) REFERENCES zone (zone_code),
  CONSTRAINT railway_geom_valid CHECK (ST_IsValid(geom) AND NOT ST_IsEmpty(geom)),
  CONSTRAINT railway_kind_known CHECK (kind IN ('main', 'siding'))
);
CREATE INDEX railway_geom_idx ON railway USING gist (geom);

CREATE TABLE water_area (
  zone_code text NOT NULL,
  id bigserial NOT NULL,
  kind text NOT NULL,
  name text,
  source_name text NOT NULL,
  is_demonstration boolean NOT NULL DEFAULT false,
  geom geometry(MultiPolygon, 4490) NOT NULL,
  withdrawn_at timestamptz,
  revision bigint NOT NULL DEFAULT 1,
  created_by text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_by text NOT NULL,
  updated_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT water_area_pkey PRIMARY KEY (zone_code, id),
  CONSTRAINT water_area_zone FOREIGN KEY (zone_code) REFERENCES zone (zone_code),
  CONSTRAINT water_area_geom_valid CHECK (ST_IsValid(geom) AND NOT ST_IsEmpty(geom)),
  CONSTRAINT water_area_kind_known CHECK (kind IN ('river', 'canal', 'lake'))
);
CREATE INDEX water_area_geom_idx ON water_area USING gist (geom);

CREATE TABLE green_space (
  zone_code text NOT NULL,
  id bigserial NOT NULL,
  kind text NOT NULL,
  name text,
  source_name text NOT NULL,
  is_demonstration boolean NOT NULL DEFAULT false,
  geom geometry(MultiPolygon, 4490) NOT NULL,
  withdrawn_at timestamptz,
  revision bigint NOT NULL DEFAULT 1,
  created_by text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_by text NOT NULL,
  updated_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT green_space_pkey PRIMARY KEY (zone_code, id),
  CONSTRAINT green_space_zone FOREIGN KEY (zone_code) REFERENCES zone (zone_code),
  CONSTRAINT green_space_geom_valid CHECK (ST_IsValid(geom) AND NOT ST_IsEmpty(geom)),
  CONSTRAINT green_space_kind_known CHECK (kind IN ('park', 'belt', 'pocket'))
);
CREATE INDEX green_space_geom_idx ON green_space USING gist (geom);

CREATE TABLE block (
  zone_code text NOT NULL,
  id bigserial NOT NULL,
  character text NOT NULL,
  source_name text NOT NULL,
  is_demonstration boolean NOT NULL DEFAULT false,
  geom geometry(MultiPolygon, 4490) NOT NULL,
  withdrawn_at timestamptz,
  revision bigint NOT NULL DEFAULT 1,
  created_by text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_by text NOT NULL,
  updated_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT block_pkey PRIMARY KEY (zone_code, id),
  CONSTRAINT block_zone FOREIGN KEY (zone_code) REFERENCES zone (zone_code),
  CONSTRAINT block_geom_valid CHECK (ST_IsValid(geom) AND NOT ST_IsEmpty(geom)),
  CONSTRAINT block_character_known CHECK (character IN ('industrial', 'logistics', 'commercial', 'residential', 'open'))
);
CREATE INDEX block_geom_idx ON block USING gist (geom);

CREATE TABLE building (
  zone_code text NOT NULL,
  id bigserial NOT NULL,
  kind text NOT NULL,
  height_metres numeric(6,1),
  parcel_id bigint,
  source_name text NOT NULL,
  is_demonstration boolean NOT NULL DEFAULT false,
  geom geometry(MultiPolygon, 4490) NOT NULL,
  withdrawn_at timestamptz,
  revision bigint NOT NULL DEFAULT 1,
  created_by text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_by text NOT NULL,
  updated_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT building_pkey PRIMARY KEY (zone_code, id),
  CONSTRAINT building_zone FOREIGN KEY (zone_code) REFERENCES zone (zone_code),
  CONSTRAINT building_geom_valid CHECK (ST_IsValid(geom) AND NOT ST_IsEmpty(geom)),
  CONSTRAINT building_kind_known CHECK (kind IN ('office', 'hall', 'warehouse', 'residential', 'tower', 'other')),
  CONSTRAINT building_height_positive CHECK (height_metres > 0),
  CONSTRAINT building_parcel FOREIGN KEY (zone_code, parcel_id) REFERENCES parcel (zone_code, id)
);
CREATE INDEX building_geom_idx ON building USING gist (geom);

CREATE TABLE facility (
  zone_code text NOT NULL,
  id bigserial NOT NULL,
  kind text NOT NULL,
  name text NOT NULL,
  pinyin text NOT NULL DEFAULT '',
  capacity_text text,
  source_name text NOT NULL,
  is_demonstration boolean NOT NULL DEFAULT false,
  geom geometry(Point, 4490) NOT NULL,
  withdrawn_at timestamptz,
  revision bigint NOT NULL DEFAULT 1,
  created_by text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_by text NOT NULL,
  updated_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT facility_pkey PRIMARY KEY (zone_code, id),
  CONSTRAINT facility_zone FOREIGN KEY (zone_code) REFERENCES zone (zone_code),
  CONSTRAINT facility_geom_valid CHECK (ST_IsValid(geom) AND NOT ST_IsEmpty(geom)),
  CONSTRAINT facility_kind_known CHECK (kind IN ('expressway_exit', 'rail_freight_yard', 'port', 'substation'))
);
CREATE INDEX facility_geom_idx ON facility USING gist (geom);
