-- Sessions that end when nobody uses them and that a person can look at, accounts at providers of
-- OpenID Connect, and sign-ins that are under way there. Sessions of before end: everybody signs in
-- once more.

DROP TABLE session;

CREATE TABLE session (
  secret_hash    TEXT   NOT NULL PRIMARY KEY,  -- SHA-256; the secret itself is never stored
  id             TEXT   NOT NULL UNIQUE,       -- names it where it is listed and ended
  email          TEXT   NOT NULL,
  way            TEXT   NOT NULL,              -- how they signed in: link, or a provider's name
  browser        TEXT   NOT NULL,              -- as it called itself, for the person to know it by
  created_at_ms  BIGINT NOT NULL,
  seen_at_ms     BIGINT NOT NULL,              -- to within some minutes
  expires_at_ms  BIGINT NOT NULL
);
CREATE INDEX session_of_person ON session (email);

CREATE TABLE sign_in_account (                 -- who is who at a provider, from the first sign-in on
  issuer   TEXT   NOT NULL,
  subject  TEXT   NOT NULL,
  person   TEXT   NOT NULL,
  version  BIGINT NOT NULL,
  PRIMARY KEY (issuer, subject)
);
CREATE UNIQUE INDEX sign_in_account_of_person ON sign_in_account (issuer, person);

CREATE TABLE sign_in_attempt (                 -- sent to a provider and not back yet
  state_hash     TEXT   NOT NULL PRIMARY KEY,
  browser_hash   TEXT   NOT NULL,              -- the browser that began
  provider       TEXT   NOT NULL,
  nonce          TEXT   NOT NULL,              -- these two are worth nothing without state and browser
  verifier       TEXT   NOT NULL,
  next           TEXT   NOT NULL,              -- where to go afterwards
  expires_at_ms  BIGINT NOT NULL
);
