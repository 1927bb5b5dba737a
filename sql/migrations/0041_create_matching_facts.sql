-- What matching needs to know of a zone: control lines, soil, sensitive places, lists, quotas, chains, teams.

-- 三线: 永久基本农田, 生态保护红线, 城镇开发边界 (domain dossier 6.9). data_version names the delivery it came with.
CREATE TABLE control_line (
  zone_code text NOT NULL,
  id bigserial NOT NULL,
  kind text NOT NULL,
  name text NOT NULL,
  data_version text NOT NULL,
  approved_by text,
  source_name text NOT NULL,
  source_period text,
  is_demonstration boolean NOT NULL DEFAULT false,
  geom geometry(MultiPolygon, 4490) NOT NULL,
  withdrawn_at timestamptz,
  revision bigint NOT NULL DEFAULT 1,
  created_by text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_by text NOT NULL,
  updated_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT control_line_pkey PRIMARY KEY (zone_code, id),
  CONSTRAINT control_line_zone FOREIGN KEY (zone_code) REFERENCES zone (zone_code),
  CONSTRAINT control_line_kind_known CHECK (kind IN ('permanent_farmland', 'ecological_redline', 'urban_boundary')),
  CONSTRAINT control_line_geom_valid CHECK (ST_IsValid(geom) AND NOT ST_IsEmpty(geom))
);
CREATE INDEX control_line_geom_idx ON control_line USING gist (geom);

-- 土壤污染风险管控和修复名录, and land of key-regulated plants that must be surveyed first (土壤污染防治法 59, 61, 67).
CREATE TABLE soil_site (
  zone_code text NOT NULL,
  id bigserial NOT NULL,
  name text NOT NULL,
  status text NOT NULL,
  data_version text NOT NULL,
  source_name text NOT NULL,
  source_period text,
  is_demonstration boolean NOT NULL DEFAULT false,
  geom geometry(MultiPolygon, 4490) NOT NULL,
  withdrawn_at timestamptz,
  revision bigint NOT NULL DEFAULT 1,
  created_by text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_by text NOT NULL,
  updated_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT soil_site_pkey PRIMARY KEY (zone_code, id),
  CONSTRAINT soil_site_zone FOREIGN KEY (zone_code) REFERENCES zone (zone_code),
  CONSTRAINT soil_site_status_known CHECK (status IN ('listed', 'survey_due')),
  CONSTRAINT soil_site_geom_valid CHECK (ST_IsValid(geom) AND NOT ST_IsEmpty(geom))
);
CREATE INDEX soil_site_geom_idx ON soil_site USING gist (geom);

-- 敏感目标: what a protective distance is measured to (H11).
CREATE TABLE sensitive_place (
  zone_code text NOT NULL,
  id bigserial NOT NULL,
  kind text NOT NULL,
  name text NOT NULL,
  source_name text NOT NULL,
  source_period text,
  is_demonstration boolean NOT NULL DEFAULT false,
  geom geometry(MultiPolygon, 4490) NOT NULL,
  withdrawn_at timestamptz,
  revision bigint NOT NULL DEFAULT 1,
  created_by text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_by text NOT NULL,
  updated_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT sensitive_place_pkey PRIMARY KEY (zone_code, id),
  CONSTRAINT sensitive_place_zone FOREIGN KEY (zone_code) REFERENCES zone (zone_code),
  CONSTRAINT sensitive_place_kind_known CHECK (kind IN ('residential', 'school', 'hospital', 'water_source')),
  CONSTRAINT sensitive_place_geom_valid CHECK (ST_IsValid(geom) AND NOT ST_IsEmpty(geom))
);
CREATE INDEX sensitive_place_geom_idx ON sensitive_place USING gist (geom);

-- 产业准入负面清单: industries by code prefix, for the zone or one park of it.
CREATE TABLE negative_entry (
  zone_code text NOT NULL,
  id bigserial NOT NULL,
  park_id bigint,
  industry_prefix text NOT NULL,
  name text NOT NULL,
  level text NOT NULL,
  source_name text NOT NULL,
  source_period text,
  is_demonstration boolean NOT NULL DEFAULT false,
  withdrawn_at timestamptz,
  revision bigint NOT NULL DEFAULT 1,
  created_by text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_by text NOT NULL,
  updated_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT negative_entry_pkey PRIMARY KEY (zone_code, id),
  CONSTRAINT negative_entry_zone FOREIGN KEY (zone_code) REFERENCES zone (zone_code),
  CONSTRAINT negative_entry_park FOREIGN KEY (zone_code, park_id) REFERENCES park (zone_code, id),
  CONSTRAINT negative_entry_prefix_format CHECK (industry_prefix ~ '^[0-9]{2,4}$'),
  CONSTRAINT negative_entry_level_known CHECK (level IN ('forbidden', 'restricted'))
);

-- 能耗指标 (tonnes of standard coal) and 新增用地指标 (square metres) by year: what is allotted never exceeds it (M09).
CREATE TABLE zone_quota (
  zone_code text NOT NULL,
  id bigserial NOT NULL,
  kind text NOT NULL,
  year integer NOT NULL,
  total_amount numeric(16,2) NOT NULL,
  allotted_amount numeric(16,2) NOT NULL DEFAULT 0,
  source_name text NOT NULL,
  source_period text,
  is_demonstration boolean NOT NULL DEFAULT false,
  withdrawn_at timestamptz,
  revision bigint NOT NULL DEFAULT 1,
  created_by text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_by text NOT NULL,
  updated_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT zone_quota_pkey PRIMARY KEY (zone_code, id),
  CONSTRAINT zone_quota_zone FOREIGN KEY (zone_code) REFERENCES zone (zone_code),
  CONSTRAINT zone_quota_kind_known CHECK (kind IN ('energy', 'land')),
  CONSTRAINT zone_quota_year_in_range CHECK (year BETWEEN 2000 AND 2200),
  CONSTRAINT zone_quota_unique UNIQUE (zone_code, kind, year),
  CONSTRAINT zone_quota_balance_not_negative CHECK (allotted_amount >= 0 AND allotted_amount <= total_amount)
);

-- 招商组 (M61).
CREATE TABLE investment_team (
  zone_code text NOT NULL,
  id bigserial NOT NULL,
  team_code text NOT NULL,
  name text NOT NULL,
  lead_name text,
  source_name text NOT NULL,
  source_period text,
  is_demonstration boolean NOT NULL DEFAULT false,
  withdrawn_at timestamptz,
  revision bigint NOT NULL DEFAULT 1,
  created_by text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_by text NOT NULL,
  updated_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT investment_team_pkey PRIMARY KEY (zone_code, id),
  CONSTRAINT investment_team_zone FOREIGN KEY (zone_code) REFERENCES zone (zone_code),
  CONSTRAINT investment_team_code_unique UNIQUE (zone_code, team_code),
  CONSTRAINT investment_team_code_format CHECK (team_code ~ '^[0-9A-Z-]{2,40}$')
);

-- 产业链 (M38, M59); a chain's projects go to its team.
CREATE TABLE industry_chain (
  zone_code text NOT NULL,
  id bigserial NOT NULL,
  chain_code text NOT NULL,
  name text NOT NULL,
  industry_name text NOT NULL,
  team_id bigint,
  source_name text NOT NULL,
  source_period text,
  is_demonstration boolean NOT NULL DEFAULT false,
  withdrawn_at timestamptz,
  revision bigint NOT NULL DEFAULT 1,
  created_by text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_by text NOT NULL,
  updated_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT industry_chain_pkey PRIMARY KEY (zone_code, id),
  CONSTRAINT industry_chain_zone FOREIGN KEY (zone_code) REFERENCES zone (zone_code),
  CONSTRAINT industry_chain_team FOREIGN KEY (zone_code, team_id) REFERENCES investment_team (zone_code, id),
  CONSTRAINT industry_chain_code_unique UNIQUE (zone_code, chain_code),
  CONSTRAINT industry_chain_code_format CHECK (chain_code ~ '^[0-9A-Z-]{2,40}$')
);

-- 链环: one link of a chain, missing or there; industries by code prefix.
CREATE TABLE chain_link (
  zone_code text NOT NULL,
  id bigserial NOT NULL,
  chain_id bigint NOT NULL,
  link_code text NOT NULL,
  name text NOT NULL,
  is_missing boolean NOT NULL DEFAULT false,
  industry_prefixes text[] NOT NULL DEFAULT '{}',
  source_name text NOT NULL,
  source_period text,
  is_demonstration boolean NOT NULL DEFAULT false,
  withdrawn_at timestamptz,
  revision bigint NOT NULL DEFAULT 1,
  created_by text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_by text NOT NULL,
  updated_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT chain_link_pkey PRIMARY KEY (zone_code, id),
  CONSTRAINT chain_link_zone FOREIGN KEY (zone_code) REFERENCES zone (zone_code),
  CONSTRAINT chain_link_chain FOREIGN KEY (zone_code, chain_id) REFERENCES industry_chain (zone_code, id),
  CONSTRAINT chain_link_code_unique UNIQUE (zone_code, chain_id, link_code),
  CONSTRAINT chain_link_code_format CHECK (link_code ~ '^[0-9A-Z-]{1,40}$'),
  CONSTRAINT chain_link_prefixes_format CHECK (array_to_string(industry_prefixes, ',') ~ '^([0-9]{2,4}(,[0-9]{2,4})*)?$')
);

-- What the surroundings say of a parcel, with the version of the data it was judged by: a verdict on older data is shown as 待复核.
-- Without any control line in the zone there is no verdict.
CREATE TABLE parcel_siting (
  zone_code text NOT NULL,
  parcel_id bigint NOT NULL,
  line_verdict text,
  line_findings jsonb NOT NULL DEFAULT '[]',
  line_data_version text,
  soil text NOT NULL,
  is_in_chemical_park boolean NOT NULL,
  sensitive_kind text,
  sensitive_name text,
  sensitive_distance_metres numeric(10,1),
  sensitive_point geometry(Point, 4490),
  parcel_revision bigint NOT NULL,
  judged_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT parcel_siting_pkey PRIMARY KEY (zone_code, parcel_id),
  CONSTRAINT parcel_siting_parcel FOREIGN KEY (zone_code, parcel_id) REFERENCES parcel (zone_code, id),
  CONSTRAINT parcel_siting_verdict_has_version CHECK ((line_verdict IS NULL) = (line_data_version IS NULL)),
  CONSTRAINT parcel_siting_verdict_known CHECK (line_verdict IN ('ok', 'warn', 'block')),
  CONSTRAINT parcel_siting_soil_known CHECK (soil IN ('clear', 'survey_due', 'listed')),
  CONSTRAINT parcel_siting_sensitive_known CHECK (sensitive_kind IN ('residential', 'school', 'hospital', 'water_source')),
  CONSTRAINT parcel_siting_distance_not_negative CHECK (sensitive_distance_metres >= 0)
);
