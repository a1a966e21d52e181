-- Sign-in tells accounts apart by who vouches for them, not by the provider's name alone.
ALTER TABLE auth_accounts ADD COLUMN issuer text NOT NULL DEFAULT 'local:credential';
ALTER TABLE auth_accounts ADD CONSTRAINT auth_accounts_issuer_account_id_key UNIQUE (issuer, account_id);
