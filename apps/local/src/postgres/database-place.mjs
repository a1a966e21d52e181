import { createHash } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readFileSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { randomText, writePrivate } from '../data-dir/read-credentials.mjs';
import { onDisk, Refusal } from '../terminal/refusal.mjs';
import { canPass } from './postgres-owner.mjs';

/**
 * Where the embedded database lives: kept in `postgres.json` of the data folder (0600).
 * @typedef {{ folder: string, port: number, password: string }} Place
 * @typedef {Place & { dataDir: string }} KeptPlace `dataDir`: whose database it is; `folder` relative when it lies in there
 */

/** @param {string} dataDir */
const placeFile = (dataDir) => join(dataDir, 'postgres.json');
const insideName = 'postgres';

/**
 * The kept place, or a new one: inside the data folder, or where PostgreSQL's user can pass when that lies below a folder
 * closed to it.
 * @param {string} dataDir
 * @param {import('./postgres-owner.mjs').Owner | null} owner
 * @returns {Place}
 * @throws {Refusal} when no place is in that user's reach
 */
export function databasePlace(dataDir, owner) {
	const kept = readPlace(dataDir);
	if (kept !== null && isStillOurs(kept, dataDir)) {
		const folder = resolve(dataDir, kept.folder);
		if (owner === null || canPass(dirname(folder), owner)) return { folder, port: kept.port, password: kept.password };
		throw new Refusal(
			`${folder} lies in a folder that only root can enter: let the user "postgres" pass (chmod o+x), or move the data folder.`,
		);
	}
	const isInReach = owner === null || canPass(dataDir, owner);
	const folder = isInReach ? join(dataDir, insideName) : placeWithinReach(realpathSync(dataDir), owner);
	makeFolder(folder, owner);
	const place = { folder, port: 0, password: randomText(32) };
	keepPlace(dataDir, place);
	return place;
}

/**
 * A database inside moves, and is copied, with its data folder. One outside moves with it too, but a copy of the data folder
 * must not open the database of the original.
 * @param {KeptPlace} kept
 * @param {string} dataDir
 */
function isStillOurs(kept, dataDir) {
	if (!existsSync(resolve(dataDir, kept.folder))) return false;
	return kept.folder === insideName || kept.dataDir === realpathSync(dataDir) || !existsSync(kept.dataDir);
}

/** @param {string} dataDir @param {Place} place */
export function keepPlace(dataDir, place) {
	const folder = place.folder === join(dataDir, insideName) ? insideName : place.folder;
	/** @type {KeptPlace} */
	const kept = { ...place, folder, dataDir: realpathSync(dataDir) };
	writePrivate(placeFile(dataDir), `${JSON.stringify(kept, null, '\t')}\n`);
}

/** @param {string} dataDir @returns {KeptPlace | null} */
function readPlace(dataDir) {
	try {
		return JSON.parse(readFileSync(placeFile(dataDir), 'utf8'));
	} catch {
		return null;
	}
}

/** @param {string} realDataDir @param {import('./postgres-owner.mjs').Owner} owner */
function placeWithinReach(realDataDir, owner) {
	const key = createHash('sha256').update(realDataDir).digest('hex').slice(0, 12);
	for (const parent of ['/var/lib/spanledger', join(tmpdir(), 'spanledger-data')]) {
		try {
			mkdirSync(parent, { recursive: true, mode: 0o755 });
		} catch {
			continue;
		}
		if (canPass(parent, owner)) return join(parent, key);
	}
	throw new Refusal(
		`${realDataDir} lies in a folder that only root can enter: set SPANLEDGER_DATA_DIR to a folder that the user "postgres" can reach.`,
	);
}

/** @param {string} folder @param {import('./postgres-owner.mjs').Owner | null} owner */
function makeFolder(folder, owner) {
	onDisk(folder, () => {
		mkdirSync(folder, { recursive: true, mode: 0o700 });
		if (owner !== null) chownSync(folder, owner.uid, owner.gid);
	});
}
