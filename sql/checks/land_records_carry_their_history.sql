-- Every table with land data carries zone, revision, who and when; staged_parcel is on its way to become land.
WITH land_table AS (
  SELECT DISTINCT table_name FROM information_schema.columns
  WHERE table_schema = 'public' AND column_name = 'geom'
    AND table_name <> 'staged_parcel' AND table_name IN (SELECT tablename FROM pg_tables WHERE schemaname = 'public')
), wanted(column_name) AS (
  VALUES ('zone_code'), ('revision'), ('created_by'), ('created_at'), ('updated_by'), ('updated_at'), ('source_name'), ('is_demonstration')
)
SELECT land_table.table_name, wanted.column_name AS missing_column
FROM land_table CROSS JOIN wanted
WHERE NOT EXISTS (
  SELECT 1 FROM information_schema.columns AS present
  WHERE present.table_schema = 'public' AND present.table_name = land_table.table_name AND present.column_name = wanted.column_name);
