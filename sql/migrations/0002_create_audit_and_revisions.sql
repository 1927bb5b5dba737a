-- Every write leaves who, when, what before, what after, in the same transaction as the write.

CREATE TABLE change_set (
  zone_code text NOT NULL,
  id bigserial NOT NULL,
  kind text NOT NULL,
  title text NOT NULL,
  actor_id text NOT NULL,
  actor_name text NOT NULL,
  request_id text,
  created_at timestamptz NOT NULL DEFAULT now(),
  summary jsonb NOT NULL DEFAULT '{}',
  CONSTRAINT change_set_pkey PRIMARY KEY (zone_code, id),
  CONSTRAINT change_set_zone FOREIGN KEY (zone_code) REFERENCES zone (zone_code),
  CONSTRAINT change_set_kind_known CHECK (kind IN ('import', 'edit', 'demonstration', 'undo'))
);

-- Hash-chained per zone: entry_hash = sha256(previous_hash || canonical entry). The head row serialises writers of one zone.
CREATE TABLE audit_head (
  zone_code text NOT NULL,
  last_sequence bigint NOT NULL DEFAULT 0,
  last_hash text NOT NULL DEFAULT '',
  CONSTRAINT audit_head_pkey PRIMARY KEY (zone_code)
);

CREATE TABLE audit_entry (
  zone_code text NOT NULL,
  sequence bigint NOT NULL,
  change_set_id bigint,
  occurred_at timestamptz NOT NULL,
  actor_id text NOT NULL,
  actor_name text NOT NULL,
  action text NOT NULL,
  collection text NOT NULL,
  record_id bigint,
  record_label text,
  before_values jsonb,
  after_values jsonb,
  reason text,
  request_id text,
  previous_hash text NOT NULL,
  entry_hash text NOT NULL,
  CONSTRAINT audit_entry_pkey PRIMARY KEY (zone_code, sequence),
  CONSTRAINT audit_entry_action_known CHECK (action IN ('create', 'update', 'withdraw', 'restore', 'load')),
  CONSTRAINT audit_entry_hash_format CHECK (entry_hash ~ '^[0-9a-f]{64}$')
);
CREATE INDEX audit_entry_record_idx ON audit_entry (zone_code, collection, record_id, sequence);

-- One counter per zone and collection: ETags and caches follow it.
CREATE TABLE collection_revision (
  zone_code text NOT NULL,
  collection text NOT NULL,
  revision bigint NOT NULL DEFAULT 1,
  changed_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT collection_revision_pkey PRIMARY KEY (zone_code, collection)
);
