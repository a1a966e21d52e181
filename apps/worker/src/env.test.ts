import { expect, test } from 'vitest';
import { readEnv } from './env.ts';

const good = { DATABASE_URL: 'postgres://localhost/x', SPANLEDGER_SECRET: 'sixteen chars and more' };

test('unset and empty optional variables are absent', () => {
	expect(readEnv({ ...good, REDIS_URL: '', SMTP_URL: '', HOME: '/root' })).toEqual({
		...good,
		LOG_LEVEL: 'info',
		SPANLEDGER_PUBLIC_URL: 'http://localhost:3000',
		SMTP_FROM: 'Spanledger <spanledger@localhost>',
		SPANLEDGER_ALLOW_PRIVATE_WEBHOOKS: { hosts: new Set(), networks: [] },
	});
});

test('every bad variable is named at once', () => {
	const read = () => readEnv({ DATABASE_URL: 'mysql://x', SPANLEDGER_BOOTSTRAP_API_KEY: 'short' });
	expect(read).toThrow(
		/DATABASE_URL must start with postgres:\/\/\n.*SPANLEDGER_SECRET is missing.*\n.*BOOTSTRAP_API_KEY must be 16/,
	);
});

test('a place that webhooks may not be allowed to reach is named', () => {
	const read = () =>
		readEnv({ ...good, SMTP_URL: 'mail.example.com', SPANLEDGER_ALLOW_PRIVATE_WEBHOOKS: '10.0.0.0/8, http://x' });
	expect(read).toThrow(/SMTP_URL must be smtp:\/\/.*\n.*SPANLEDGER_ALLOW_PRIVATE_WEBHOOKS "http:\/\/x" is neither/);
});
