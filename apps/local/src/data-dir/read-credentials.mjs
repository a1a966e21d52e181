import { randomBytes, randomInt } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onDisk, Refusal } from '../terminal/refusal.mjs';

/** @typedef {{ apiKey: string, email: string, password: string, secret: string }} Credentials */

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** @param {number} length @returns {string} */
export const randomText = (length) => Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('');

/** What each variable must look like, and how it is made when nobody set it. */
const variables = [
	{
		name: 'SPANLEDGER_BOOTSTRAP_API_KEY',
		make: () => `sl_${randomText(32)}`,
		shape: /^[A-Za-z0-9_-]{16,}$/,
		rule: '16 or more of A-Z a-z 0-9 _ -',
	},
	{
		name: 'SPANLEDGER_BOOTSTRAP_EMAIL',
		make: () => 'admin@example.com',
		shape: /^[^@\s]+@[^@\s]+\.[^@\s.]+$/,
		rule: 'an e-mail address with a full domain',
	},
	{
		name: 'SPANLEDGER_BOOTSTRAP_PASSWORD',
		make: () => randomText(16),
		shape: /^.{8,128}$/,
		rule: '8 to 128 characters',
	},
	{
		name: 'SPANLEDGER_SECRET',
		make: () => randomBytes(32).toString('base64url'),
		shape: /^.{16,}$/,
		rule: '16 or more characters',
	},
];

/**
 * The key, the sign-in and the secret: from the environment, else from `credentials` in the data folder (0600, lines
 * `NAME=value`), made once.
 * @param {string} dataDir
 * @param {NodeJS.ProcessEnv} env
 * @returns {Credentials}
 * @throws {Refusal} naming every variable that does not have its shape
 */
export function readCredentials(dataDir, env) {
	const bad = variables.filter(({ name, shape }) => env[name] && !shape.test(env[name]));
	if (bad.length > 0) throw new Refusal(bad.map(({ name, rule }) => `${name} must be ${rule}.`).join(' '));
	const path = join(dataDir, 'credentials');
	const kept = existsSync(path) ? parseLines(onDisk(path, () => readFileSync(path, 'utf8'))) : new Map();
	const missing = variables.filter(({ name }) => !kept.get(name));
	for (const { name, make } of missing) kept.set(name, make());
	if (missing.length > 0) writePrivate(path, [...kept].map(([name, value]) => `${name}=${value}\n`).join(''));
	const value = (/** @type {string} */ name) => env[name] || kept.get(name) || '';
	return {
		apiKey: value('SPANLEDGER_BOOTSTRAP_API_KEY'),
		email: value('SPANLEDGER_BOOTSTRAP_EMAIL'),
		password: value('SPANLEDGER_BOOTSTRAP_PASSWORD'),
		secret: value('SPANLEDGER_SECRET'),
	};
}

/**
 * The key of project `demo`, made once, so that a second run adds to the same project with the same key.
 * @param {string} dataDir
 * @returns {string}
 */
export function readDemoKey(dataDir) {
	const path = join(dataDir, 'demo-key');
	if (!existsSync(path)) writePrivate(path, `sl_${randomText(32)}\n`);
	return onDisk(path, () => readFileSync(path, 'utf8')).trim();
}

/** Readable by its owner only, and whole or not there at all. @param {string} path @param {string} text */
export function writePrivate(path, text) {
	onDisk(path, () => {
		writeFileSync(`${path}.new`, text, { mode: 0o600, flush: true });
		renameSync(`${path}.new`, path);
	});
}

/** @param {string} text @returns {Map<string, string>} */
function parseLines(text) {
	const pairs = text.split('\n').flatMap((line) => {
		const at = line.indexOf('=');
		return at > 0 ? [/** @type {const} */ ([line.slice(0, at).trim(), line.slice(at + 1).trim()])] : [];
	});
	return new Map(pairs);
}
