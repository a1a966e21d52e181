import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { missingPackages } from './missing-packages.mjs';

const wanted = {
	'': { name: 'clone' },
	'apps/web': { version: '0.1.0' },
	'node_modules/pg': { version: '8.0.0' },
	'node_modules/vitest': { version: '4.0.0', dev: true },
	'node_modules/fsevents': { version: '2.0.0', optional: true },
	'node_modules/@our/web': { resolved: 'apps/web', link: true },
};
const { 'node_modules/vitest': _, ...withoutTests } = wanted;

let folder = '';
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'packages-'));
	mkdirSync(join(folder, 'node_modules'));
	writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ packages: wanted }));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const cases: [name: string, installed: object | null, expected: ReturnType<typeof missingPackages>][] = [
	[
		'nothing is installed',
		null,
		{
			forRunning: ['node_modules/pg', 'node_modules/@our/web'],
			forDeveloping: ['node_modules/pg', 'node_modules/vitest', 'node_modules/@our/web'],
			developerTools: false,
		},
	],
	['all is installed', wanted, { forRunning: [], forDeveloping: [], developerTools: true }],
	[
		'only what running needs',
		withoutTests,
		{ forRunning: [], forDeveloping: ['node_modules/vitest'], developerTools: false },
	],
	[
		'another version of one',
		{ ...wanted, 'node_modules/pg': { version: '7.0.0' } },
		{ forRunning: ['node_modules/pg'], forDeveloping: ['node_modules/pg'], developerTools: true },
	],
];

test.each(cases)('%s', (_name, installed, expected) => {
	if (installed !== null) {
		writeFileSync(join(folder, 'node_modules', '.package-lock.json'), JSON.stringify({ packages: installed }));
	}
	expect(missingPackages(folder)).toEqual(expected);
});

test('half a record, as an interrupted install may leave it, counts as none', () => {
	writeFileSync(join(folder, 'node_modules', '.package-lock.json'), '{"packages": {"node_mod');
	expect(missingPackages(folder).forRunning).toHaveLength(2);
});
