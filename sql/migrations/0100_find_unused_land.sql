-- 供而未用 by agreed start: read by bucket and age without looking at all other land of a zone.
CREATE INDEX parcel_unused_idx ON parcel (zone_code, agreed_start_on) WHERE stock_class = 'supplied_unused' AND withdrawn_at IS NULL;
