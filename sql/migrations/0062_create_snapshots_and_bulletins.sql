-- What is frozen once and never changes: quarters of indicators, and the bulletins made from them (domain dossier 3.3, 8.2, 8.3).

-- One frozen quarter of a zone. A later correction is a new version; the versions before it stay as they were.
CREATE TABLE quarter_snapshot (
  zone_code text NOT NULL,
  id bigserial NOT NULL,
  quarter text NOT NULL,
  version integer NOT NULL,
  reason text,
  as_of date NOT NULL,
  content jsonb NOT NULL,
  content_sha256 text NOT NULL,
  frozen_by text NOT NULL,
  frozen_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT quarter_snapshot_pkey PRIMARY KEY (zone_code, id),
  CONSTRAINT quarter_snapshot_zone FOREIGN KEY (zone_code) REFERENCES zone (zone_code),
  CONSTRAINT quarter_snapshot_version_unique UNIQUE (zone_code, quarter, version),
  CONSTRAINT quarter_snapshot_quarter_format CHECK (quarter ~ '^[0-9]{4}Q[1-4]$'),
  CONSTRAINT quarter_snapshot_version_positive CHECK (version > 0),
  CONSTRAINT quarter_snapshot_correction_has_reason CHECK (version = 1 OR COALESCE(length(btrim(reason)), 0) > 0),
  CONSTRAINT quarter_snapshot_content_object CHECK (jsonb_typeof(content) = 'object')
);

-- 公开亮屏: drafted from a frozen quarter, approved by a leader, published, never changed after.
CREATE TABLE bulletin (
  zone_code text NOT NULL,
  id bigserial NOT NULL,
  quarter text NOT NULL,
  version integer NOT NULL,
  snapshot_id bigint NOT NULL,
  title text NOT NULL,
  content jsonb NOT NULL,
  content_sha256 text NOT NULL,
  status text NOT NULL DEFAULT 'draft',
  drafted_by text NOT NULL,
  drafted_at timestamptz NOT NULL DEFAULT now(),
  approved_by text,
  approved_at timestamptz,
  published_by text,
  published_at timestamptz,
  channels text[] NOT NULL DEFAULT '{}',
  revision bigint NOT NULL DEFAULT 1,
  CONSTRAINT bulletin_pkey PRIMARY KEY (zone_code, id),
  CONSTRAINT bulletin_snapshot FOREIGN KEY (zone_code, snapshot_id) REFERENCES quarter_snapshot (zone_code, id),
  CONSTRAINT bulletin_version_unique UNIQUE (zone_code, quarter, version),
  CONSTRAINT bulletin_status_known CHECK (status IN ('draft', 'approved', 'published', 'discarded')),
  CONSTRAINT bulletin_approved_has_name CHECK (status NOT IN ('approved', 'published') OR (approved_by IS NOT NULL AND approved_at IS NOT NULL)),
  CONSTRAINT bulletin_published_has_day CHECK (status <> 'published' OR published_at IS NOT NULL),
  CONSTRAINT bulletin_content_object CHECK (jsonb_typeof(content) = 'object')
);
CREATE UNIQUE INDEX bulletin_one_published ON bulletin (zone_code, quarter, version) WHERE status = 'published';

-- The stock on the base date of a task: the frozen denominator of 处置率, whatever comes later.
CREATE TABLE stock_base (
  zone_code text NOT NULL,
  ledger text NOT NULL,
  year_band text NOT NULL,
  base_on date NOT NULL,
  area_square_metres numeric(16,2) NOT NULL,
  item_count integer NOT NULL,
  task_square_metres numeric(16,2),
  source_name text NOT NULL,
  is_demonstration boolean NOT NULL DEFAULT false,
  frozen_by text NOT NULL,
  frozen_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT stock_base_pkey PRIMARY KEY (zone_code, ledger, year_band, base_on),
  CONSTRAINT stock_base_zone FOREIGN KEY (zone_code) REFERENCES zone (zone_code),
  CONSTRAINT stock_base_ledger_known CHECK (ledger IN ('unsupplied', 'idle', 'inefficient')),
  CONSTRAINT stock_base_band_format CHECK (year_band = 'all' OR year_band ~ '^[0-9]{4}-([0-9]{4})?$'),
  CONSTRAINT stock_base_not_negative CHECK (area_square_metres >= 0 AND item_count >= 0 AND task_square_metres >= 0)
);
