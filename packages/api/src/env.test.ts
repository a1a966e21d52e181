import { expect, it } from 'vitest';
import { readEnv } from './env.ts';

const needed = { DATABASE_URL: 'postgres://localhost/spanledger', SPANLEDGER_SECRET: '0123456789abcdef' };

it('fills in what is not set', () => {
	expect(readEnv(needed)).toMatchObject({
		webPort: 3000,
		publicUrl: 'http://localhost:3000',
		otlpUrl: 'http://localhost:4318',
		bootstrapEmail: 'admin@example.com',
		bootstrapPassword: null,
	});
	expect(readEnv({ ...needed, WEB_PORT: '8080', OTLP_HTTP_PORT: '8081', SPANLEDGER_PUBLIC_URL: '' })).toMatchObject({
		publicUrl: 'http://localhost:8080',
		otlpUrl: 'http://localhost:8081',
	});
});

it('takes public addresses without their slash', () => {
	const set = { SPANLEDGER_PUBLIC_URL: 'https://traces.example.com/', OTLP_PUBLIC_URL: 'https://otlp.example.com' };
	expect(readEnv({ ...needed, ...set })).toMatchObject({
		publicUrl: 'https://traces.example.com',
		otlpUrl: 'https://otlp.example.com',
	});
});

it('names every variable at fault at once', () => {
	const wrong = { DATABASE_URL: 'mysql://x', WEB_PORT: '99999', SPANLEDGER_PUBLIC_URL: 'localhost' };
	expect(() => readEnv(wrong)).toThrow(/DATABASE_URL.*SPANLEDGER_SECRET.*WEB_PORT.*SPANLEDGER_PUBLIC_URL/s);
});
