-- The look for new land (M83) asks which pieces of a zone were written since a time; quotas are read by their project.
CREATE INDEX parcel_updated_idx ON parcel (zone_code, updated_at);
CREATE INDEX factory_unit_updated_idx ON factory_unit (zone_code, updated_at);
CREATE INDEX quota_allotment_project_idx ON quota_allotment (zone_code, project_id);
