import { createCatalogueBook } from '@spanledger/core/prices/catalogue-book';
import { trackKeyUse } from '@spanledger/db/api-keys/track-key-use';
import { connectDatabase } from '@spanledger/db/connect';
import { createAuth } from './auth/create-auth.ts';
import type { Deps } from './deps.ts';
import type { Env } from './env.ts';

/** Opens everything the doors need; nothing connects before the first query. */
export function createDeps(env: Env): Deps {
	const db = connectDatabase(env.databaseUrl, { max: 10, applicationName: 'spanledger-web' });
	const { publicUrl, webPort, secret } = env;
	return {
		db,
		auth: createAuth({ db, secret, publicUrl, webPort }),
		book: createCatalogueBook(),
		now: () => new Date(),
		keyUses: trackKeyUse(db),
		reportBug: (where, error) => {
			process.stderr.write(`${where} failed: ${error instanceof Error ? error.stack : String(error)}\n`);
		},
		otlpUrl: env.otlpUrl,
		publicUrl,
		secret,
		mailIsOn: env.mailIsOn,
	};
}
