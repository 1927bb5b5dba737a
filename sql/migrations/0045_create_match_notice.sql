-- 政策找企业、土地找项目 (M83): a piece that became available and meets the hard constraints of an open project is told to the
-- project's team, once. A zone is looked through from the time of its last look on; the first look tells nothing.
CREATE TABLE match_notice (
  zone_code text NOT NULL,
  id bigserial NOT NULL,
  project_id bigint NOT NULL,
  team_code text,
  supply_id text NOT NULL,
  supply_name text NOT NULL,
  score numeric(5,2) NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  read_by text,
  read_at timestamptz,
  CONSTRAINT match_notice_pkey PRIMARY KEY (zone_code, id),
  CONSTRAINT match_notice_project FOREIGN KEY (zone_code, project_id) REFERENCES project (zone_code, id),
  CONSTRAINT match_notice_once UNIQUE (zone_code, project_id, supply_id),
  CONSTRAINT match_notice_supply_format CHECK (supply_id ~ '^(parcel|unit)-[0-9]+$')
);

CREATE TABLE match_look (
  zone_code text NOT NULL,
  looked_at timestamptz NOT NULL,
  CONSTRAINT match_look_pkey PRIMARY KEY (zone_code),
  CONSTRAINT match_look_zone FOREIGN KEY (zone_code) REFERENCES zone (zone_code)
);
