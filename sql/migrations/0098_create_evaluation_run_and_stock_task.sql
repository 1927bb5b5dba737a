-- One evaluation of a year's reports (亩产效益评价) as it came out: classes, what was left out and why, surcharges. Never changed;
-- another run of the same year is a new version and says why.
CREATE TABLE evaluation_run (
  zone_code text NOT NULL,
  id bigserial NOT NULL,
  year integer NOT NULL,
  version integer NOT NULL,
  reason text,
  content jsonb NOT NULL,
  content_sha256 text NOT NULL,
  run_by text NOT NULL,
  run_at timestamptz NOT NULL DEFAULT now(),
  is_demonstration boolean NOT NULL DEFAULT false,
  CONSTRAINT evaluation_run_pkey PRIMARY KEY (zone_code, id),
  CONSTRAINT evaluation_run_zone FOREIGN KEY (zone_code) REFERENCES zone (zone_code),
  CONSTRAINT evaluation_run_version_unique UNIQUE (zone_code, year, version),
  CONSTRAINT evaluation_run_year_in_range CHECK (year BETWEEN 2000 AND 2200),
  CONSTRAINT evaluation_run_version_positive CHECK (version > 0),
  CONSTRAINT evaluation_run_repeat_has_reason CHECK (version = 1 OR COALESCE(length(btrim(reason)), 0) > 0),
  CONSTRAINT evaluation_run_content_object CHECK (jsonb_typeof(content) = 'object')
);

-- 年度处置任务: what a zone has to dispose of in a year, by ledger; the denominator of 年度任务完成率 and the ground of 增存挂钩.
CREATE TABLE stock_task (
  zone_code text NOT NULL,
  id bigserial NOT NULL,
  ledger text NOT NULL,
  year integer NOT NULL,
  task_square_metres numeric(14,2) NOT NULL,
  owner_unit text,
  source_name text NOT NULL,
  source_period text,
  is_demonstration boolean NOT NULL DEFAULT false,
  withdrawn_at timestamptz,
  revision bigint NOT NULL DEFAULT 1,
  created_by text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_by text NOT NULL,
  updated_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT stock_task_pkey PRIMARY KEY (zone_code, id),
  CONSTRAINT stock_task_zone FOREIGN KEY (zone_code) REFERENCES zone (zone_code),
  CONSTRAINT stock_task_ledger_known CHECK (ledger IN ('unsupplied', 'idle', 'inefficient')),
  CONSTRAINT stock_task_year_in_range CHECK (year BETWEEN 2000 AND 2200),
  CONSTRAINT stock_task_area_positive CHECK (task_square_metres > 0)
);
CREATE UNIQUE INDEX stock_task_year_unique ON stock_task (zone_code, year, ledger) WHERE withdrawn_at IS NULL;

CREATE VIEW collection_stock_task AS
SELECT row.id, row.zone_code, row.ledger, row.year, row.task_square_metres, row.owner_unit,
       row.year || '年' || CASE row.ledger WHEN 'unsupplied' THEN '批而未供' WHEN 'idle' THEN '闲置土地' ELSE '低效用地' END || '处置任务' AS name,
       row.source_name, row.source_period, row.is_demonstration, row.updated_at, row.updated_by, row.revision,
       lower(concat_ws(' ', row.year, row.owner_unit)) AS search_text, row.year || row.ledger AS sort_key,
       NULL::geometry(Point, 4490) AS geom, NULL::geometry(Point, 4490) AS label_point
FROM stock_task AS row
WHERE row.withdrawn_at IS NULL;
