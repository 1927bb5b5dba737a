-- Audit rows, revisions and notifications are written by the service in the same transaction, never by a trigger.
SELECT event_object_table AS table_name, trigger_name FROM information_schema.triggers WHERE trigger_schema = 'public';
