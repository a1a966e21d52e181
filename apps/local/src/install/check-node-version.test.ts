import { expect, test } from 'vitest';
import { checkNodeVersion } from './check-node-version.mjs';

test.each(['20.19.0', '20.20.2', '22.0.0', '24.1.0'])('Node %s will do', (version) => {
	expect(() => checkNodeVersion(version)).not.toThrow();
});

test.each(['18.20.4', '20.18.9', '20.9.0'])('Node %s is too old', (version) => {
	expect(() => checkNodeVersion(version)).toThrow(
		`Spanledger needs Node 20.19 or newer and this is ${version}: install it from https://nodejs.org.`,
	);
});
