import type { Db } from '@spanledger/db/connect';
import { createAuth } from '../auth/create-auth.ts';
import type { Deps } from '../deps.ts';
import { book } from './test-project.ts';

/** Dependencies on a cloned database. A bug fails the test that meets it. */
export function createTestDeps(db: Db, now: () => Date = () => new Date()): Deps {
	const publicUrl = 'http://localhost:3999';
	const secret = 'a-secret-of-the-tests-only-0123456789';
	return {
		db,
		auth: createAuth({ db, secret, publicUrl, webPort: 3999 }),
		book,
		now,
		keyUses: { used: () => {}, close: async () => {} },
		reportBug: (where, error) => {
			throw new Error(`${where} failed`, { cause: error });
		},
		otlpUrl: 'http://localhost:4999',
		publicUrl,
		secret,
		mailIsOn: false,
	};
}
