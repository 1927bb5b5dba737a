-- The register of projects (domain dossier 7.1): who brings what, how far it is, and what land it needs. The demand is
-- one document checked by its schema; the columns beside it are those that lists filter and order by.
CREATE TABLE project (
  zone_code text NOT NULL,
  id bigserial NOT NULL,
  project_no text NOT NULL,
  name text NOT NULL,
  pinyin text NOT NULL DEFAULT '',
  stage text NOT NULL DEFAULT 'planned',
  stage_since date NOT NULL,
  lead_source text,
  origin_unit text,
  team_code text,
  is_team_routed boolean NOT NULL DEFAULT true,
  investor_name text,
  total_investment_yuan numeric(18,2),
  output_yuan_per_year numeric(18,2),
  quality_score numeric(5,2),
  start_ready_on date,
  note text,
  needs jsonb,
  demand jsonb NOT NULL,
  industry_code text NOT NULL,
  chain_code text,
  need_by date,
  queue_place integer,
  queue_place_reason text,
  queue_place_by text,
  queue_place_at timestamptz,
  source_name text NOT NULL,
  source_period text,
  is_demonstration boolean NOT NULL DEFAULT false,
  withdrawn_at timestamptz,
  revision bigint NOT NULL DEFAULT 1,
  created_by text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_by text NOT NULL,
  updated_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT project_pkey PRIMARY KEY (zone_code, id),
  CONSTRAINT project_zone FOREIGN KEY (zone_code) REFERENCES zone (zone_code),
  CONSTRAINT project_no_unique UNIQUE (zone_code, project_no),
  CONSTRAINT project_no_format CHECK (project_no ~ '^[0-9A-Za-z-]{2,40}$'),
  CONSTRAINT project_name_present CHECK (length(btrim(name)) > 0),
  CONSTRAINT project_stage_known CHECK (stage IN ('planned', 'negotiating', 'signed', 'landed', 'started', 'completed', 'producing', 'ended')),
  CONSTRAINT project_lead_source_known CHECK (lead_source IN ('park', 'government', 'enterprise', 'event', 'online')),
  CONSTRAINT project_money_not_negative CHECK (total_investment_yuan >= 0 AND output_yuan_per_year >= 0),
  CONSTRAINT project_quality_in_range CHECK (quality_score BETWEEN 0 AND 100),
  CONSTRAINT project_queue_place_positive CHECK (queue_place > 0),
  CONSTRAINT project_queue_place_has_reason CHECK (queue_place IS NULL OR length(btrim(queue_place_reason)) > 0),
  CONSTRAINT project_demand_object CHECK (jsonb_typeof(demand) = 'object')
);
CREATE INDEX project_stage_idx ON project (zone_code, stage);

-- 好项目优先、急用优先、开工优先 (M07): the order of the keys, by zone.
CREATE TABLE queue_order (
  zone_code text NOT NULL,
  keys text[] NOT NULL,
  updated_by text NOT NULL,
  updated_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT queue_order_pkey PRIMARY KEY (zone_code),
  CONSTRAINT queue_order_zone FOREIGN KEY (zone_code) REFERENCES zone (zone_code),
  CONSTRAINT queue_order_keys_complete CHECK (cardinality(keys) = 3 AND keys @> ARRAY['quality', 'urgency', 'start'])
);

-- Pieces that somebody keeps in mind for a project. A piece is a parcel or a unit of floor space.
CREATE TABLE project_shortlist (
  zone_code text NOT NULL,
  project_id bigint NOT NULL,
  supply_id text NOT NULL,
  supply_zone_code text NOT NULL,
  kind text NOT NULL,
  name text NOT NULL,
  code text NOT NULL,
  note text,
  added_by text NOT NULL,
  added_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT project_shortlist_pkey PRIMARY KEY (zone_code, project_id, supply_id),
  CONSTRAINT project_shortlist_project FOREIGN KEY (zone_code, project_id) REFERENCES project (zone_code, id),
  CONSTRAINT project_shortlist_supply_format CHECK (supply_id ~ '^(parcel|unit)-[0-9]+$')
);

-- What a project has been given of its zone's quota (M02, M09).
CREATE TABLE quota_allotment (
  zone_code text NOT NULL,
  id bigserial NOT NULL,
  quota_id bigint NOT NULL,
  project_id bigint NOT NULL,
  amount numeric(16,2) NOT NULL,
  reason text,
  released_at timestamptz,
  created_by text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT quota_allotment_pkey PRIMARY KEY (zone_code, id),
  CONSTRAINT quota_allotment_quota FOREIGN KEY (zone_code, quota_id) REFERENCES zone_quota (zone_code, id),
  CONSTRAINT quota_allotment_project FOREIGN KEY (zone_code, project_id) REFERENCES project (zone_code, id),
  CONSTRAINT quota_allotment_amount_positive CHECK (amount > 0)
);
