-- The administrator's page reads the log backwards in time over all zones; accounts have a chain of their own.
CREATE INDEX audit_entry_time_idx ON audit_entry (occurred_at, zone_code, sequence);
CREATE INDEX record_image_record_idx ON record_image (zone_code, collection, record_id, change_set_id);
