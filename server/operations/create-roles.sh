#!/bin/bash
# Run once by the image of PostgreSQL, as its superuser: the owner migrates, the application works and cannot rewrite the
# audit log. On a server of your own run the same statements with psql.
set -euo pipefail
psql --username "$POSTGRES_USER" --set=ON_ERROR_STOP=1 \
  --set=owner_password="$LUODI_OWNER_PASSWORD" --set=app_password="$LUODI_APP_PASSWORD" <<'SQL'
CREATE ROLE luodi_owner LOGIN PASSWORD :'owner_password';
CREATE ROLE luodi_app LOGIN PASSWORD :'app_password';
CREATE DATABASE luodi OWNER luodi_owner ENCODING 'UTF8' TEMPLATE template0;
\connect luodi
CREATE EXTENSION IF NOT EXISTS postgis;
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS btree_gist;
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
GRANT CREATE, USAGE ON SCHEMA public TO luodi_owner;
SQL
