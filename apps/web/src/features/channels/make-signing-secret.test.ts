import { expect, it } from 'vitest';
import { makeSigningSecret } from './make-signing-secret.ts';

it('is long and never the same', () => {
	const secrets = Array.from({ length: 100 }, makeSigningSecret);
	expect(new Set(secrets).size).toBe(100);
	for (const secret of secrets) expect(secret).toMatch(/^[0-9a-f]{64}$/);
});
