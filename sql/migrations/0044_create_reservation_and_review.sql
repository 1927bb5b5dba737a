-- 预留: a piece held for a project until a day (M02). At most one active row a piece: two people who reserve at the same
-- moment cannot both succeed, whatever the program does. It lies in the zone of the piece.
CREATE TABLE reservation (
  zone_code text NOT NULL,
  id bigserial NOT NULL,
  project_zone_code text NOT NULL,
  project_id bigint NOT NULL,
  supply_id text NOT NULL,
  parcel_id bigint,
  unit_id bigint,
  status text NOT NULL DEFAULT 'active',
  reserved_on date NOT NULL,
  until date NOT NULL,
  note text,
  revision bigint NOT NULL DEFAULT 1,
  created_by text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_by text NOT NULL,
  updated_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT reservation_pkey PRIMARY KEY (zone_code, id),
  CONSTRAINT reservation_zone FOREIGN KEY (zone_code) REFERENCES zone (zone_code),
  CONSTRAINT reservation_parcel FOREIGN KEY (zone_code, parcel_id) REFERENCES parcel (zone_code, id),
  CONSTRAINT reservation_unit FOREIGN KEY (zone_code, unit_id) REFERENCES factory_unit (zone_code, id),
  CONSTRAINT reservation_one_piece CHECK ((parcel_id IS NULL) <> (unit_id IS NULL)),
  CONSTRAINT reservation_supply_named CHECK (supply_id = COALESCE('parcel-' || parcel_id, 'unit-' || unit_id)),
  CONSTRAINT reservation_status_known CHECK (status IN ('active', 'expired', 'cancelled', 'transferred')),
  CONSTRAINT reservation_period CHECK (until >= reserved_on)
);
CREATE UNIQUE INDEX reservation_one_active ON reservation (zone_code, supply_id) WHERE status = 'active';
CREATE INDEX reservation_project_idx ON reservation (zone_code, project_id);

CREATE TABLE reservation_log (
  zone_code text NOT NULL,
  id bigserial NOT NULL,
  reservation_id bigint NOT NULL,
  action text NOT NULL,
  actor_name text NOT NULL,
  reason text,
  until date,
  at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT reservation_log_pkey PRIMARY KEY (zone_code, id),
  CONSTRAINT reservation_log_reservation FOREIGN KEY (zone_code, reservation_id) REFERENCES reservation (zone_code, id),
  CONSTRAINT reservation_log_action_known CHECK (action IN ('reserved', 'extended', 'transferred', 'received', 'cancelled', 'expired'))
);
CREATE INDEX reservation_log_idx ON reservation_log (zone_code, reservation_id);

-- 联审 (M11): opinions of departments in parallel; nothing is decided before the last mandatory one is in.
CREATE TABLE joint_review (
  zone_code text NOT NULL,
  id bigserial NOT NULL,
  project_id bigint NOT NULL,
  supply_id text NOT NULL,
  supply_name text NOT NULL,
  departments text[] NOT NULL,
  status text NOT NULL DEFAULT 'open',
  due_on date,
  note text,
  decision text,
  is_override boolean NOT NULL DEFAULT false,
  decision_reason text,
  decided_by text,
  decided_at timestamptz,
  revision bigint NOT NULL DEFAULT 1,
  created_by text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_by text NOT NULL,
  updated_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT joint_review_pkey PRIMARY KEY (zone_code, id),
  CONSTRAINT joint_review_project FOREIGN KEY (zone_code, project_id) REFERENCES project (zone_code, id),
  CONSTRAINT joint_review_status_known CHECK (status IN ('open', 'approved', 'refused', 'withdrawn')),
  CONSTRAINT joint_review_departments_known CHECK (cardinality(departments) > 0 AND departments <@ ARRAY['development_reform', 'industry',
    'natural_resources', 'ecology', 'emergency', 'housing']),
  CONSTRAINT joint_review_decided CHECK ((status = 'open') = (decision IS NULL)),
  CONSTRAINT joint_review_override_has_reason CHECK (NOT is_override OR length(btrim(decision_reason)) > 0)
);
CREATE UNIQUE INDEX joint_review_one_open ON joint_review (zone_code, project_id, supply_id) WHERE status = 'open';

-- Every version of an opinion stays; the last one of a department counts.
CREATE TABLE review_opinion (
  zone_code text NOT NULL,
  id bigserial NOT NULL,
  review_id bigint NOT NULL,
  department text NOT NULL,
  verdict text NOT NULL,
  opinion text,
  given_by text NOT NULL,
  given_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT review_opinion_pkey PRIMARY KEY (zone_code, id),
  CONSTRAINT review_opinion_review FOREIGN KEY (zone_code, review_id) REFERENCES joint_review (zone_code, id),
  CONSTRAINT review_opinion_verdict_known CHECK (verdict IN ('agree', 'conditional', 'reject')),
  CONSTRAINT review_opinion_says_why CHECK (verdict = 'agree' OR length(btrim(opinion)) > 0)
);
CREATE INDEX review_opinion_review_idx ON review_opinion (zone_code, review_id);
