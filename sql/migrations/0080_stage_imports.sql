-- New parcels of an import wait here, measured and with their links of the audit chain, so that one short transaction moves all
-- of them into place. Nothing here is part of anybody's land: what a death leaves behind is thrown away.
CREATE UNLOGGED TABLE staged_parcel (LIKE parcel);
-- What the parcel itself decides when it is written.
ALTER TABLE staged_parcel DROP COLUMN land_class, DROP COLUMN public_land_class, DROP COLUMN area_mismatch, DROP COLUMN revision,
  DROP COLUMN created_at, DROP COLUMN updated_at;
ALTER TABLE staged_parcel ADD COLUMN staged_at timestamptz NOT NULL DEFAULT now();
ALTER TABLE staged_parcel ADD CONSTRAINT staged_parcel_pkey PRIMARY KEY (zone_code, id);

CREATE UNLOGGED TABLE staged_parcel_assessment (LIKE parcel_assessment);
ALTER TABLE staged_parcel_assessment ADD COLUMN staged_at timestamptz NOT NULL DEFAULT now();
ALTER TABLE staged_parcel_assessment ADD CONSTRAINT staged_parcel_assessment_pkey PRIMARY KEY (zone_code, parcel_id, kind);

CREATE UNLOGGED TABLE staged_audit_entry (LIKE audit_entry);
ALTER TABLE staged_audit_entry ALTER COLUMN change_set_id SET NOT NULL;
ALTER TABLE staged_audit_entry ADD COLUMN staged_at timestamptz NOT NULL DEFAULT now();
ALTER TABLE staged_audit_entry ADD CONSTRAINT staged_audit_entry_pkey PRIMARY KEY (zone_code, change_set_id, sequence);
