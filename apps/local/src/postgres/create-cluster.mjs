import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from '../terminal/refusal.mjs';

/**
 * The files of a new database, once. Made beside their final name, so that an interrupted start begins anew.
 * @param {import('./database-place.mjs').Place} place
 * @param {import('./start-postgres.mjs').Installation} installation
 * @returns {string} the folder for `postgres -D`
 */
export function createCluster(place, { native, version, owner }) {
	const data = join(place.folder, 'data');
	const major = version.split('.')[0];
	if (existsSync(data)) {
		const filesAre = readFileSync(join(data, 'PG_VERSION'), 'utf8').trim();
		if (filesAre === major) return data;
		throw new Refusal(
			`The database in ${data} is of PostgreSQL ${filesAre} and this release brings ${major}: move it over with pg_dump, or set DATABASE_URL.`,
		);
	}
	const draft = join(place.folder, 'data.new');
	const passwordFile = join(place.folder, 'password.new');
	rmSync(draft, { recursive: true, force: true });
	try {
		writeFileSync(passwordFile, place.password, { mode: 0o600 });
		if (owner !== null) chownSync(passwordFile, owner.uid, owner.gid);
		const options = [
			'--username=spanledger',
			`--pwfile=${passwordFile}`,
			'--auth=scram-sha-256',
			'--encoding=UTF8',
			'--locale=C',
		];
		run(join(native, 'bin', 'initdb'), [`--pgdata=${draft}`, ...options], owner, '');
		// Single-user mode needs no server and no client library.
		run(join(native, 'bin', 'postgres'), ['--single', '-D', draft, 'postgres'], owner, 'CREATE DATABASE spanledger;\n');
	} finally {
		rmSync(passwordFile, { force: true });
	}
	renameSync(draft, data);
	return data;
}

/** @param {string} program @param {string[]} args @param {import('./postgres-owner.mjs').Owner | null} owner @param {string} input */
function run(program, args, owner, input) {
	const env = { ...process.env, LC_ALL: 'C', LC_MESSAGES: 'C' };
	const { status, stdout, stderr, error } = spawnSync(program, args, {
		...owner,
		cwd: '/',
		env,
		input,
		encoding: 'utf8',
	});
	if (status === 0) return;
	const output = `${stderr ?? ''}\n${stdout ?? ''}`;
	if (/No space left on device/.test(output))
		throw new Refusal(
			'The disk is full, the database could not be made: free some space, or set SPANLEDGER_DATA_DIR to a larger disk.',
		);
	const reason =
		error?.message ?? output.split('\n').find((line) => /error|fatal|could not/i.test(line)) ?? `exit code ${status}`;
	throw new Refusal(
		`PostgreSQL could not make its database (${reason.trim()}): mend that, or set DATABASE_URL to a PostgreSQL 15 or newer.`,
	);
}
