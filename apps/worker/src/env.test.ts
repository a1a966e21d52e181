import { expect, test } from 'vitest';
import { readEnv } from './env.ts';

const good = { DATABASE_URL: 'postgres://localhost/x', SPANLEDGER_SECRET: 'sixteen chars and more' };

test('unset and empty optional variables are absent', () => {
	expect(readEnv({ ...good, REDIS_URL: '', HOME: '/root' })).toEqual({ ...good, LOG_LEVEL: 'info' });
});

test('every bad variable is named at once', () => {
	const read = () => readEnv({ DATABASE_URL: 'mysql://x', SPANLEDGER_BOOTSTRAP_API_KEY: 'short' });
	expect(read).toThrow(
		/DATABASE_URL must start with postgres:\/\/\n.*SPANLEDGER_SECRET is missing.*\n.*BOOTSTRAP_API_KEY must be 16/,
	);
});
