-- Ids are bigserial, small integers for tiles; identity columns do not distribute.
SELECT table_name, column_name FROM information_schema.columns
WHERE table_schema = 'public' AND is_identity = 'YES';
