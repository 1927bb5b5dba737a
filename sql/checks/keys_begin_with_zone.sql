-- Every table that grows has zone_code first in its primary key, unique constraints and foreign keys (design: keys for distribution).
WITH reference_table(name) AS (
  VALUES ('zone'), ('land_use_class'), ('saved_view'), ('account'), ('account_role'), ('account_session'), ('api_token'),
         ('one_time_link'), ('sign_in_attempt'), ('provider_sign_in'), ('rule_param'), ('rule_param_history'), ('restore_record'), ('schema_migration'), ('schema_function'), ('spatial_ref_sys')
), constrained AS (
  SELECT table_class.relname AS table_name, con.conname AS constraint_name, con.contype,
         (SELECT attname FROM pg_attribute WHERE attrelid = con.conrelid AND attnum = con.conkey[1]) AS first_column,
         target.relname AS target_name
  FROM pg_constraint AS con
  JOIN pg_class AS table_class ON table_class.oid = con.conrelid
  JOIN pg_namespace AS space ON space.oid = table_class.relnamespace AND space.nspname = 'public'
  LEFT JOIN pg_class AS target ON target.oid = con.confrelid
  WHERE con.contype IN ('p', 'u', 'f')
)
SELECT table_name, constraint_name, first_column
FROM constrained
WHERE table_name NOT IN (SELECT name FROM reference_table)
  AND first_column <> 'zone_code'
  AND NOT (contype = 'f' AND target_name IN (SELECT name FROM reference_table));
