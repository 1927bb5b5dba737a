-- Figures of rules as data: what the law or a decision of this product sets, with its source. A small table shared by
-- every zone. `version` grows with every change of the row; the history keeps what it was.
CREATE TABLE rule_param (
  key text NOT NULL,
  value jsonb NOT NULL,
  unit text NOT NULL,
  source text NOT NULL,
  verified boolean NOT NULL,
  label text NOT NULL,
  version integer NOT NULL DEFAULT 1,
  updated_by text NOT NULL,
  updated_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT rule_param_pkey PRIMARY KEY (key),
  CONSTRAINT rule_param_key_format CHECK (key ~ '^[a-z_]+([.][A-Za-z_]+)+$'),
  CONSTRAINT rule_param_source_present CHECK (length(btrim(source)) > 0)
);

CREATE TABLE rule_param_history (
  key text NOT NULL,
  version integer NOT NULL,
  value jsonb NOT NULL,
  source text NOT NULL,
  verified boolean NOT NULL,
  reason text,
  changed_by text NOT NULL,
  changed_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT rule_param_history_pkey PRIMARY KEY (key, version),
  CONSTRAINT rule_param_history_param FOREIGN KEY (key) REFERENCES rule_param (key)
);
