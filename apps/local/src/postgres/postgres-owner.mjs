import { execFileSync, spawnSync } from 'node:child_process';
import { Refusal } from '../terminal/refusal.mjs';

/** @typedef {{ uid: number, gid: number }} Owner */

/**
 * PostgreSQL refuses to run as root: then it runs as the user `postgres`, made when there is none.
 * @returns {Owner | null} null when we are not root
 * @throws {Refusal} when the user can neither be found nor made
 */
export function postgresOwner() {
	if (process.getuid?.() !== 0) return null;
	const found = findOwner();
	if (found !== null) return found;
	try {
		execFileSync('groupadd', ['--system', 'postgres'], { stdio: 'ignore' });
	} catch {
		// The group may be there without its user.
	}
	try {
		execFileSync(
			'useradd',
			['--system', '--gid', 'postgres', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres'],
			{ stdio: 'ignore' },
		);
	} catch {
		// Told below, whatever the reason.
	}
	const made = findOwner();
	if (made !== null) return made;
	throw new Refusal(
		'PostgreSQL may not run as root and the user "postgres" could not be made: start as another user, or set DATABASE_URL.',
	);
}

/** @returns {Owner | null} */
function findOwner() {
	const ask = (/** @type {string} */ flag) =>
		Number.parseInt(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout ?? '', 10);
	const [uid, gid] = [ask('-u'), ask('-g')];
	return Number.isInteger(uid) && Number.isInteger(gid) ? { uid, gid } : null;
}

/**
 * @param {string} folder
 * @param {Owner} owner
 * @returns {boolean} whether that user can enter the folder, all folders above it included
 */
export function canPass(folder, owner) {
	return spawnSync('/bin/sh', ['-c', 'cd "$0"', folder], { ...owner, cwd: '/', stdio: 'ignore' }).status === 0;
}
