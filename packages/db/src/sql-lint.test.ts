import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/**
 * What a spread Postgres refuses, or answers differently than a single one. `local`: allowed on local tables, in the folders
 * that work on them only.
 */
const banned: { name: string; pattern: RegExp; local?: boolean }[] = [
	{ name: 'serial or identity', pattern: /\b(BIGSERIAL|SERIAL|GENERATED\s+(ALWAYS|BY DEFAULT)\s+AS\s+IDENTITY)\b/i },
	{ name: 'sequence', pattern: /\b(nextval|CREATE SEQUENCE)\b/i },
	{ name: 'trigger', pattern: /\bCREATE\s+(OR REPLACE\s+)?TRIGGER\b/i },
	{ name: 'MERGE', pattern: /\bMERGE INTO\b/i },
	{ name: 'ctid', pattern: /\bctid\b/i },
	{ name: 'grouping sets', pattern: /\b(GROUPING SETS|ROLLUP\s*\(|CUBE\s*\()/i },
	{ name: 'clock in DO UPDATE', pattern: /DO UPDATE[^`]*\b(now|clock_timestamp|date_trunc)\s*\(/i },
	{ name: 'unnest with ON CONFLICT', pattern: /unnest\([^`]*(ON CONFLICT|\$\{conflict\})/i },
	{ name: 'set_config', pattern: /\bset_config\b/i },
	{ name: 'arithmetic beside start_time', pattern: /start_time\s*(>=|<|<=|>)\s*[^,\n]*(interval|now\(\))/i },
	{ name: 'SKIP LOCKED', pattern: /\bSKIP LOCKED\b/i, local: true },
];
const localFolders = /src\/(settle|unsettled|rollups|range-jobs|notifications|search)\//;
/** Where something banned is right: `insertRows` asks first whether this Postgres is spread (docs/adr/0007). */
const exceptions: Record<string, string> = { 'unnest with ON CONFLICT': 'src/rows/insert-unnested.ts' };

const root = new URL('..', import.meta.url).pathname;
const files = ['src', 'migrations'].flatMap((folder) =>
	readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
		.map((file) => join(folder, file))
		.filter((file) => /\.(ts|sql)$/.test(file) && !/\.test\.ts$|\/testing\//.test(file)),
);

/** SQL lives in template literals and .sql files; comments are prose. */
function sqlOf(file: string): string[] {
	const text = readFileSync(join(root, file), 'utf8');
	if (file.endsWith('.sql')) return [text.replace(/--[^\n]*/g, '')];
	return [...text.replace(/^\s*(\/\/|\*|\/\*\*).*$/gm, '').matchAll(/`[^`]*`|'[^'\n]*'/g)].map((match) => match[0]);
}

test('there is SQL to look at', () => {
	const statements = files.flatMap(sqlOf).filter((sql) => /\b(SELECT|INSERT INTO|CREATE TABLE)\b/.test(sql));
	expect(files.length).toBeGreaterThan(30);
	expect(statements.length).toBeGreaterThan(15);
});

test.each(banned)('no $name', ({ name, pattern, local }) => {
	const sinners = files
		.filter((file) => !(local && localFolders.test(file)) && exceptions[name] !== file)
		.filter((file) => sqlOf(file).some((sql) => pattern.test(sql)));
	expect(sinners).toEqual([]);
});

test('the lint sees what it forbids', () => {
	const bad = 'INSERT INTO t SELECT * FROM unnest($1) ON CONFLICT (a) DO UPDATE SET b = now() -- `';
	expect(banned.filter(({ pattern }) => pattern.test(bad)).map(({ name }) => name)).toEqual([
		'clock in DO UPDATE',
		'unnest with ON CONFLICT',
	]);
});
