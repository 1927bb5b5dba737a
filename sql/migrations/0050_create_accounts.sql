-- Who may sign in, and how somebody who did is known again. Small tables shared by all zones (reference tables), so
-- they have no zone_code in their keys. Secrets are kept as argon2id (passwords) or SHA-256 (random tokens) only.

CREATE TABLE account (
  id bigserial NOT NULL,
  login_name text NOT NULL,
  display_name text NOT NULL,
  password_hash text,
  password_changed_at timestamptz,
  -- Identity at an OpenID Connect provider, for accounts that sign in there.
  issuer text,
  subject text,
  is_disabled boolean NOT NULL DEFAULT false,
  -- One of the accounts of the demonstration, entered with one click; never with a password.
  is_demonstration boolean NOT NULL DEFAULT false,
  last_signed_in_at timestamptz,
  revision bigint NOT NULL DEFAULT 1,
  created_by text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_by text NOT NULL,
  updated_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT account_pkey PRIMARY KEY (id),
  CONSTRAINT account_login_name_unique UNIQUE (login_name),
  CONSTRAINT account_subject_unique UNIQUE (issuer, subject),
  CONSTRAINT account_login_name_format CHECK (login_name = lower(login_name) AND login_name !~ '[[:space:][:cntrl:]]' AND length(login_name) BETWEEN 2 AND 128),
  CONSTRAINT account_display_name_present CHECK (length(btrim(display_name)) BETWEEN 1 AND 80),
  CONSTRAINT account_password_is_argon2id CHECK (password_hash LIKE '$argon2id$%'),
  CONSTRAINT account_identity_whole CHECK ((issuer IS NULL) = (subject IS NULL)),
  CONSTRAINT account_demonstration_has_no_password CHECK (NOT is_demonstration OR password_hash IS NULL)
);

-- The role of an account, the zones it holds in (NULL: all) and, for operators, their parks.
CREATE TABLE account_role (
  account_id bigint NOT NULL,
  role text NOT NULL,
  zone_codes text[],
  park_ids bigint[] NOT NULL DEFAULT '{}',
  CONSTRAINT account_role_pkey PRIMARY KEY (account_id),
  CONSTRAINT account_role_account FOREIGN KEY (account_id) REFERENCES account (id),
  CONSTRAINT account_role_name_format CHECK (role ~ '^[a-z][a-z_]{1,31}$')
);

-- A browser that signed in. The row goes when it signs out: a token without a row is worth nothing.
CREATE TABLE account_session (
  id bigserial NOT NULL,
  token_hash text NOT NULL,
  account_id bigint NOT NULL,
  method text NOT NULL,
  user_agent text NOT NULL DEFAULT '',
  address text NOT NULL DEFAULT '',
  created_at timestamptz NOT NULL,
  last_seen_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  CONSTRAINT account_session_pkey PRIMARY KEY (id),
  CONSTRAINT account_session_token_unique UNIQUE (token_hash),
  CONSTRAINT account_session_account FOREIGN KEY (account_id) REFERENCES account (id),
  CONSTRAINT account_session_token_is_digest CHECK (token_hash ~ '^[0-9a-f]{64}$'),
  CONSTRAINT account_session_method_known CHECK (method IN ('password', 'link', 'oidc', 'demonstration'))
);
CREATE INDEX account_session_account_idx ON account_session (account_id);

-- A program that acts for an account, with no more rights than the scope leaves.
CREATE TABLE api_token (
  id bigserial NOT NULL,
  token_hash text NOT NULL,
  account_id bigint NOT NULL,
  name text NOT NULL,
  scope text NOT NULL,
  capabilities text[] NOT NULL DEFAULT '{}',
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  last_used_at timestamptz,
  revoked_at timestamptz,
  CONSTRAINT api_token_pkey PRIMARY KEY (id),
  CONSTRAINT api_token_token_unique UNIQUE (token_hash),
  CONSTRAINT api_token_account FOREIGN KEY (account_id) REFERENCES account (id),
  CONSTRAINT api_token_token_is_digest CHECK (token_hash ~ '^[0-9a-f]{64}$'),
  CONSTRAINT api_token_scope_known CHECK (scope IN ('read', 'write', 'capabilities')),
  CONSTRAINT api_token_name_present CHECK (length(btrim(name)) BETWEEN 1 AND 80)
);
CREATE INDEX api_token_account_idx ON api_token (account_id);

-- A link that works once: to make the first administrator (no account yet), or to set a new password.
CREATE TABLE one_time_link (
  id bigserial NOT NULL,
  token_hash text NOT NULL,
  purpose text NOT NULL,
  account_id bigint,
  created_by text NOT NULL,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  CONSTRAINT one_time_link_pkey PRIMARY KEY (id),
  CONSTRAINT one_time_link_token_unique UNIQUE (token_hash),
  CONSTRAINT one_time_link_account FOREIGN KEY (account_id) REFERENCES account (id),
  CONSTRAINT one_time_link_token_is_digest CHECK (token_hash ~ '^[0-9a-f]{64}$'),
  CONSTRAINT one_time_link_purpose_known CHECK (purpose IN ('first-administrator', 'recovery')),
  CONSTRAINT one_time_link_account_fits CHECK ((purpose = 'recovery') = (account_id IS NOT NULL))
);

-- Attempts to sign in, by login name and by address, kept as digests: a mistyped password in the wrong box is not kept.
CREATE TABLE sign_in_attempt (
  key_hash text NOT NULL,
  failures integer NOT NULL,
  last_at timestamptz NOT NULL,
  blocked_until timestamptz NOT NULL,
  CONSTRAINT sign_in_attempt_pkey PRIMARY KEY (key_hash),
  CONSTRAINT sign_in_attempt_key_is_digest CHECK (key_hash ~ '^[0-9a-f]{64}$')
);

-- A sign-in under way at an OpenID Connect provider; taken out when the browser comes back, so that it counts once.
CREATE TABLE provider_sign_in (
  state_hash text NOT NULL,
  nonce text NOT NULL,
  code_verifier text NOT NULL,
  return_to text NOT NULL,
  expires_at timestamptz NOT NULL,
  CONSTRAINT provider_sign_in_pkey PRIMARY KEY (state_hash),
  CONSTRAINT provider_sign_in_state_is_digest CHECK (state_hash ~ '^[0-9a-f]{64}$')
);
