-- A constraint without a chosen name gets one like `parcel_check1`, which no migration can address safely.
SELECT table_class.relname AS table_name, con.conname AS constraint_name
FROM pg_constraint AS con
JOIN pg_class AS table_class ON table_class.oid = con.conrelid
JOIN pg_namespace AS space ON space.oid = table_class.relnamespace AND space.nspname = 'public'
WHERE con.contype = 'c' AND con.conname ~ '_check[0-9]*$' AND table_class.relname <> 'spatial_ref_sys';
