-- How the columns of a source were taken the last time: the next file with the same columns is proposed the same.
CREATE TABLE import_mapping (
  zone_code text NOT NULL,
  signature text NOT NULL,
  columns jsonb NOT NULL,
  updated_by text NOT NULL,
  updated_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT import_mapping_pkey PRIMARY KEY (zone_code, signature),
  CONSTRAINT import_mapping_zone FOREIGN KEY (zone_code) REFERENCES zone (zone_code),
  CONSTRAINT import_mapping_signature_is_digest CHECK (signature ~ '^[0-9a-f]{64}$'),
  CONSTRAINT import_mapping_columns_are_list CHECK (jsonb_typeof(columns) = 'array')
);
CREATE INDEX import_mapping_signature_idx ON import_mapping (signature);
