-- What a row was before a change set wrote it, so that undoing restores it exactly. Rows that a change set created have
-- no image: the audit log names them, and undoing withdraws them.
CREATE TABLE record_image (
  zone_code text NOT NULL,
  change_set_id bigint NOT NULL,
  collection text NOT NULL,
  record_id bigint NOT NULL,
  revision_after bigint NOT NULL,
  -- The whole row by column; geometry as hexadecimal EWKB, so that no digit is lost.
  row_before jsonb NOT NULL,
  CONSTRAINT record_image_pkey PRIMARY KEY (zone_code, change_set_id, collection, record_id),
  CONSTRAINT record_image_change_set FOREIGN KEY (zone_code, change_set_id) REFERENCES change_set (zone_code, id),
  CONSTRAINT record_image_object CHECK (jsonb_typeof(row_before) = 'object')
);

ALTER TABLE change_set ADD COLUMN undoes_id bigint;
ALTER TABLE change_set ADD CONSTRAINT change_set_undoes FOREIGN KEY (zone_code, undoes_id) REFERENCES change_set (zone_code, id);
ALTER TABLE change_set ADD CONSTRAINT change_set_undone_once UNIQUE (zone_code, undoes_id);
ALTER TABLE change_set ADD CONSTRAINT change_set_undo_names_one CHECK ((kind = 'undo') = (undoes_id IS NOT NULL));

CREATE INDEX audit_entry_change_set_idx ON audit_entry (zone_code, change_set_id);

-- A code is taken by a record that is there; a withdrawn one gives it free, and restoring it meets the new holder.
ALTER TABLE park DROP CONSTRAINT park_code_unique;
CREATE UNIQUE INDEX park_code_unique ON park (zone_code, park_code) WHERE withdrawn_at IS NULL;
ALTER TABLE parcel DROP CONSTRAINT parcel_code_unique;
CREATE UNIQUE INDEX parcel_code_unique ON parcel (zone_code, parcel_code) WHERE withdrawn_at IS NULL;
ALTER TABLE standard_term DROP CONSTRAINT standard_term_one_per_parcel;
CREATE UNIQUE INDEX standard_term_one_per_parcel ON standard_term (zone_code, parcel_id) WHERE withdrawn_at IS NULL;
ALTER TABLE factory_building DROP CONSTRAINT factory_building_code_unique;
CREATE UNIQUE INDEX factory_building_code_unique ON factory_building (zone_code, building_code) WHERE withdrawn_at IS NULL;
ALTER TABLE factory_unit DROP CONSTRAINT factory_unit_code_unique;
CREATE UNIQUE INDEX factory_unit_code_unique ON factory_unit (zone_code, unit_code) WHERE withdrawn_at IS NULL;
