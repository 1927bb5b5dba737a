-- Idle-land cases (《闲置土地处置办法》, domain dossier 2). A case is the fold of its events; the columns of idle_case are a
-- cache of that fold for lists, written in the transaction of the event. Nothing here is ever deleted.
CREATE TABLE idle_case (
  zone_code text NOT NULL,
  id bigserial NOT NULL,
  case_no text NOT NULL,
  parcel_id bigint NOT NULL,
  contract_id bigint,
  contract_no text NOT NULL,
  holder_name text NOT NULL,
  idle_type text NOT NULL,
  state text NOT NULL,
  branch text NOT NULL,
  cause text,
  round integer NOT NULL,
  is_open boolean NOT NULL,
  found_on date,
  clock_start date NOT NULL,
  opened_on date NOT NULL,
  state_since date NOT NULL,
  idle_ended_on date,
  closed_on date,
  pauses jsonb NOT NULL DEFAULT '[]',
  has_plan boolean NOT NULL DEFAULT false,
  needs_plan boolean NOT NULL DEFAULT false,
  plan_owner_unit text,
  plan_mode text,
  plan_deadline_on date,
  is_legal_review boolean NOT NULL DEFAULT false,
  is_remedy_pending boolean NOT NULL DEFAULT false,
  is_published boolean NOT NULL DEFAULT false,
  officer_id text,
  officer_name text,
  explanation text[] NOT NULL DEFAULT '{}',
  -- The day its deadlines were last computed on.
  clocks_as_of date NOT NULL,
  is_demonstration boolean NOT NULL DEFAULT false,
  -- Number of its events: a write names the one it read.
  revision bigint NOT NULL DEFAULT 1,
  created_by text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_by text NOT NULL,
  updated_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT idle_case_pkey PRIMARY KEY (zone_code, id),
  CONSTRAINT idle_case_zone FOREIGN KEY (zone_code) REFERENCES zone (zone_code),
  CONSTRAINT idle_case_parcel FOREIGN KEY (zone_code, parcel_id) REFERENCES parcel (zone_code, id),
  CONSTRAINT idle_case_contract FOREIGN KEY (zone_code, contract_id) REFERENCES supply_contract (zone_code, id),
  CONSTRAINT idle_case_no_unique UNIQUE (zone_code, case_no),
  CONSTRAINT idle_case_type_known CHECK (idle_type IN ('NOT_STARTED', 'SUSPENDED')),
  CONSTRAINT idle_case_branch_known CHECK (branch IN ('undetermined', 'government', 'holder')),
  CONSTRAINT idle_case_state_known CHECK (state IN ('OVERDUE_LT1Y', 'SUSPENDED_LT1Y', 'SUSPECTED', 'INVESTIGATING', 'NOT_IDLE',
    'DETERMINED', 'NEGOTIATING', 'PLAN_APPROVED', 'EXTENDED', 'USE_CHANGED', 'TEMP_USE', 'PAID_TAKEBACK', 'SWAPPED', 'OTHER',
    'FEE_HEARING', 'FEE_DECIDED', 'FEE_PAID', 'RECLAIM_HEARING', 'RECLAIM_DECIDED', 'RECLAIMED', 'ENFORCEMENT', 'RESUMED', 'CLOSED')),
  CONSTRAINT idle_case_open_by_state CHECK (is_open = (state NOT IN ('NOT_IDLE', 'CLOSED'))),
  CONSTRAINT idle_case_cause_known CHECK (cause IN ('GOV', 'FORCE_MAJEURE', 'PREP_WORK', 'HOLDER')),
  CONSTRAINT idle_case_branch_follows_cause CHECK (branch = CASE WHEN cause IS NULL THEN 'undetermined' WHEN cause = 'HOLDER' THEN 'holder' ELSE 'government' END),
  CONSTRAINT idle_case_public_when_determined CHECK (NOT is_published OR state NOT IN ('SUSPECTED', 'INVESTIGATING', 'OVERDUE_LT1Y', 'SUSPENDED_LT1Y', 'NOT_IDLE', 'CLOSED')),
  CONSTRAINT idle_case_round_positive CHECK (round >= 1 AND revision >= 1)
);
-- At most one open case a parcel (domain dossier 9, rule 2).
CREATE UNIQUE INDEX idle_case_one_open_per_parcel ON idle_case (zone_code, parcel_id) WHERE is_open;
CREATE INDEX idle_case_state_idx ON idle_case (zone_code, state);
CREATE INDEX idle_case_contract_idx ON idle_case (zone_code, contract_id);

-- Append only. `payload` is the event as the engine reads it; the other columns serve lists, checks and people.
CREATE TABLE idle_case_event (
  zone_code text NOT NULL,
  case_id bigint NOT NULL,
  sequence integer NOT NULL,
  event_id text NOT NULL,
  event_type text NOT NULL,
  occurred_on date NOT NULL,
  recorded_at timestamptz NOT NULL,
  actor_id text NOT NULL,
  actor_name text NOT NULL,
  payload jsonb NOT NULL,
  -- The rule the event rests on, and the versions of the figures it was judged by.
  basis text NOT NULL,
  rule_versions jsonb NOT NULL DEFAULT '{}',
  state_after text NOT NULL,
  CONSTRAINT idle_case_event_pkey PRIMARY KEY (zone_code, case_id, sequence),
  CONSTRAINT idle_case_event_case FOREIGN KEY (zone_code, case_id) REFERENCES idle_case (zone_code, id),
  CONSTRAINT idle_case_event_id_unique UNIQUE (zone_code, case_id, event_id),
  CONSTRAINT idle_case_event_payload_object CHECK (jsonb_typeof(payload) = 'object'),
  CONSTRAINT idle_case_event_sequence_positive CHECK (sequence >= 1)
);

-- The running clocks of open cases as of clocks_as_of: for lists, urgency and notifications.
CREATE TABLE idle_case_deadline (
  zone_code text NOT NULL,
  case_id bigint NOT NULL,
  position integer NOT NULL,
  code text NOT NULL,
  kind text NOT NULL,
  due_on date,
  clock jsonb NOT NULL,
  CONSTRAINT idle_case_deadline_pkey PRIMARY KEY (zone_code, case_id, position),
  CONSTRAINT idle_case_deadline_case FOREIGN KEY (zone_code, case_id) REFERENCES idle_case (zone_code, id),
  CONSTRAINT idle_case_deadline_kind_known CHECK (kind IN ('duty', 'threshold')),
  CONSTRAINT idle_case_deadline_clock_object CHECK (jsonb_typeof(clock) = 'object')
);
CREATE INDEX idle_case_deadline_due_idx ON idle_case_deadline (zone_code, due_on);

-- Papers of cases with their service and receipt.
CREATE TABLE idle_case_document (
  zone_code text NOT NULL,
  case_id bigint NOT NULL,
  doc_no text NOT NULL,
  doc_type text NOT NULL,
  issued_on date NOT NULL,
  served_on date,
  served_method text,
  receipt_ref text,
  CONSTRAINT idle_case_document_pkey PRIMARY KEY (zone_code, case_id, doc_no),
  CONSTRAINT idle_case_document_case FOREIGN KEY (zone_code, case_id) REFERENCES idle_case (zone_code, id),
  CONSTRAINT idle_case_document_served_after_issue CHECK (served_on >= issued_on),
  CONSTRAINT idle_case_document_method_known CHECK (served_method IN ('direct', 'left', 'post', 'announcement'))
);
-- A number of the authority's own series belongs to one paper; agreements and plans may cover several plots.
CREATE UNIQUE INDEX idle_case_document_no_unique ON idle_case_document (zone_code, doc_no)
  WHERE doc_type NOT IN ('agreement', 'disposal_plan', 'service_receipt', 'start_application', 'completion_report', 'delivery_confirmation');

-- The last number given in each series of a zone and year: 'case', or the type of a paper.
CREATE TABLE idle_case_number (
  zone_code text NOT NULL,
  series text NOT NULL,
  year integer NOT NULL,
  last_number integer NOT NULL,
  CONSTRAINT idle_case_number_pkey PRIMARY KEY (zone_code, series, year),
  CONSTRAINT idle_case_number_positive CHECK (last_number >= 1)
);

-- 公开的闲置土地 (53号令 art. 11): one row a publication, withdrawn on closing, never removed.
CREATE TABLE idle_case_public_entry (
  zone_code text NOT NULL,
  case_id bigint NOT NULL,
  event_id text NOT NULL,
  location text NOT NULL,
  holder_name text NOT NULL,
  cause_text text,
  published_on date NOT NULL,
  withdrawn_on date,
  CONSTRAINT idle_case_public_entry_pkey PRIMARY KEY (zone_code, case_id, event_id),
  CONSTRAINT idle_case_public_entry_case FOREIGN KEY (zone_code, case_id) REFERENCES idle_case (zone_code, id),
  CONSTRAINT idle_case_public_entry_order CHECK (withdrawn_on >= published_on)
);

-- Each lead of each deadline is told once.
CREATE TABLE idle_case_notification (
  zone_code text NOT NULL,
  id bigserial NOT NULL,
  case_id bigint NOT NULL,
  lead text NOT NULL,
  clock_code text NOT NULL,
  label text NOT NULL,
  article text NOT NULL,
  due_on date NOT NULL,
  raised_on date NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT idle_case_notification_pkey PRIMARY KEY (zone_code, id),
  CONSTRAINT idle_case_notification_case FOREIGN KEY (zone_code, case_id) REFERENCES idle_case (zone_code, id),
  CONSTRAINT idle_case_notification_once UNIQUE (zone_code, case_id, clock_code, label, due_on, lead),
  CONSTRAINT idle_case_notification_lead_known CHECK (lead IN ('due_30', 'due_7', 'due_1', 'overdue'))
);

CREATE TABLE idle_case_notification_read (
  zone_code text NOT NULL,
  notification_id bigint NOT NULL,
  reader_id text NOT NULL,
  read_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT idle_case_notification_read_pkey PRIMARY KEY (zone_code, notification_id, reader_id),
  CONSTRAINT idle_case_notification_read_of FOREIGN KEY (zone_code, notification_id) REFERENCES idle_case_notification (zone_code, id)
);

-- One row for each zone and day the scheduled run has done.
CREATE TABLE idle_detection_run (
  zone_code text NOT NULL,
  as_of date NOT NULL,
  contracts integer NOT NULL,
  raised integer NOT NULL,
  finished_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT idle_detection_run_pkey PRIMARY KEY (zone_code, as_of),
  CONSTRAINT idle_detection_run_zone FOREIGN KEY (zone_code) REFERENCES zone (zone_code)
);
