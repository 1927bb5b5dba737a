-- What the texts of a source's land-use column were taken for: the next file with the same columns is proposed the same.
ALTER TABLE import_mapping ADD COLUMN land_uses jsonb NOT NULL DEFAULT '[]';
ALTER TABLE import_mapping ADD CONSTRAINT import_mapping_land_uses_are_list CHECK (jsonb_typeof(land_uses) = 'array');
