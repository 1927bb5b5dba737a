-- A state of the page that somebody keeps, for themselves or for everybody: small and shared by all zones.
CREATE TABLE saved_view (
  id bigserial NOT NULL,
  name text NOT NULL,
  url_state text NOT NULL,
  zone_code text,
  is_shared boolean NOT NULL DEFAULT false,
  owner_id text NOT NULL,
  owner_name text NOT NULL,
  revision bigint NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT saved_view_pkey PRIMARY KEY (id),
  CONSTRAINT saved_view_zone FOREIGN KEY (zone_code) REFERENCES zone (zone_code),
  CONSTRAINT saved_view_name_present CHECK (length(btrim(name)) BETWEEN 1 AND 80),
  CONSTRAINT saved_view_local_address CHECK (url_state ~ '^/([^/\\[:space:]][^\\[:space:]]*)?$' AND length(url_state) <= 8000)
);
CREATE INDEX saved_view_owner_idx ON saved_view (owner_id);
