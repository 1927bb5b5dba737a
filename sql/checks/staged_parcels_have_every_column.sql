-- A column that is added to parcel must be added to staged_parcel, or an import would lose it.
SELECT attribute.attname AS column_name
FROM pg_attribute AS attribute
WHERE attribute.attrelid = 'parcel'::regclass AND attribute.attnum > 0 AND NOT attribute.attisdropped
  AND attribute.attgenerated = '' AND attribute.attname NOT IN ('revision', 'created_at', 'updated_at')
  AND NOT EXISTS (
    SELECT 1 FROM pg_attribute AS staged
    WHERE staged.attrelid = 'staged_parcel'::regclass AND staged.attname = attribute.attname AND NOT staged.attisdropped
      AND staged.atttypid = attribute.atttypid AND staged.atttypmod = attribute.atttypmod);
