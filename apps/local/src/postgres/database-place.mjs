import { createHash } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readFileSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomText, writePrivate } from '../data-dir/read-credentials.mjs';
import { onDisk, Refusal } from '../terminal/refusal.mjs';
import { canPass } from './postgres-owner.mjs';

/**
 * Where the embedded database lives: kept in `postgres.json` of the data folder (0600).
 * @typedef {{ folder: string, port: number, password: string, dataDir: string }} Place
 */

/** @param {string} dataDir */
const placeFile = (dataDir) => join(dataDir, 'postgres.json');

/**
 * The kept place, or a new one: inside the data folder, or where PostgreSQL's user can pass when that lies below a folder
 * closed to it.
 * @param {string} dataDir
 * @param {import('./postgres-owner.mjs').Owner | null} owner
 * @returns {Place}
 */
export function databasePlace(dataDir, owner) {
	const realDataDir = realpathSync(dataDir);
	const kept = readPlace(dataDir);
	// A data folder that was moved keeps its database; one that was copied gets its own.
	if (kept !== null && existsSync(kept.folder) && (kept.dataDir === realDataDir || !existsSync(kept.dataDir)))
		return { ...kept, dataDir: realDataDir };
	const inside = join(dataDir, 'postgres');
	const folder = owner === null || canPass(dataDir, owner) ? inside : placeWithinReach(realDataDir, owner);
	makeFolder(folder, owner);
	const place = { folder, port: 0, password: randomText(32), dataDir: realDataDir };
	keepPlace(dataDir, place);
	return place;
}

/** @param {string} dataDir @param {Place} place */
export function keepPlace(dataDir, place) {
	writePrivate(placeFile(dataDir), `${JSON.stringify(place, null, '\t')}\n`);
}

/** @param {string} dataDir @returns {Place | null} */
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
