-- Every time this database was filled from a backup. It belongs to the installation, not to the data: no backup carries it.
-- Caches and ETags follow the newest one, because a restored revision counter may count to a number it had before.
CREATE TABLE restore_record (
  id bigserial NOT NULL,
  restored_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  backup_created_at timestamptz NOT NULL,
  backup_product_version text NOT NULL,
  manifest_sha256 text NOT NULL,
  CONSTRAINT restore_record_pkey PRIMARY KEY (id),
  CONSTRAINT restore_record_sha256_format CHECK (manifest_sha256 ~ '^[0-9a-f]{64}$')
);
