import { expect, test } from 'vitest';
import { readEnv } from './env.ts';

const url = 'postgres://u:p@127.0.0.1:5432/spanledger';

test('only the database has no default', () => {
	expect(readEnv({ DATABASE_URL: url })).toMatchObject({
		DATABASE_URL: url,
		SPANLEDGER_HOST: '127.0.0.1',
		OTLP_HTTP_PORT: 4318,
		OTLP_CORS_ORIGINS: ['*'],
		OTLP_MAX_BODY_BYTES: 20_971_520, // 20 × 1024 × 1024
	});
});

test('empty is unset, lists are split, numbers are numbers', () => {
	const env = readEnv({
		DATABASE_URL: url,
		REDIS_URL: '',
		OTLP_HTTP_PORT: '0',
		OTLP_CORS_ORIGINS: 'https://a.example, https://b.example',
	});
	expect(env.REDIS_URL).toBeUndefined();
	expect(env.OTLP_HTTP_PORT).toBe(0);
	expect(env.OTLP_CORS_ORIGINS).toEqual(['https://a.example', 'https://b.example']);
});

test('every bad variable is named at once, no value is shown', () => {
	const read = () => readEnv({ OTLP_HTTP_PORT: '70000', SPANLEDGER_BOOTSTRAP_API_KEY: 'hunter2', LOG_LEVEL: 'loud' });
	expect(read).toThrow(/DATABASE_URL is missing.*OTLP_HTTP_PORT.*SPANLEDGER_BOOTSTRAP_API_KEY.*LOG_LEVEL/);
	expect(read).toThrow(/^(?!.*hunter2)/);
});
