import { createServer } from 'node:net';
import { errorCode, Refusal } from '../terminal/refusal.mjs';

/** @typedef {{ variable: string, standard: number }} PortWish */

/**
 * One port per wish, all different: the one its variable names, or else the first free one from the standard port up.
 * @param {PortWish[]} wishes
 * @param {{ env: NodeJS.ProcessEnv, host: string }} options
 * @returns {Promise<number[]>} in the order of the wishes
 * @throws {Refusal} naming the variable whose port is taken, forbidden or no port at all
 */
export async function choosePorts(wishes, { env, host }) {
	/** @type {Map<number, string>} */
	const chosen = new Map();
	for (const { variable } of wishes) {
		const port = parsePort(variable, env[variable]);
		if (port === null) continue;
		const other = chosen.get(port);
		if (other !== undefined)
			throw new Refusal(`${other} and ${variable} are both ${port}: set them to different ports.`);
		await claimPort(variable, port, host);
		chosen.set(port, variable);
	}
	for (const { variable, standard } of wishes) {
		if (parsePort(variable, env[variable]) === null) chosen.set(await nextFreePort(standard, host, chosen), variable);
	}
	const portOf = new Map([...chosen].map(([port, variable]) => [variable, port]));
	return wishes.map(({ variable }) => portOf.get(variable) ?? 0);
}

/** @param {string} host @returns {Promise<number>} a port that nobody uses, picked by the system */
export function anyFreePort(host) {
	return new Promise((resolve, reject) => {
		const server = createServer();
		server.once('error', reject);
		server.listen({ port: 0, host, exclusive: true }, () => {
			const address = server.address();
			server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
		});
	});
}

/** @param {number} port @param {string} host @returns {Promise<string | null>} null when free, else the system's error code */
export async function whyTaken(port, host) {
	const reason = await tryListen(port, host);
	// A server on ::1 alone would catch every request to `localhost`.
	if (reason === null && host === '127.0.0.1')
		return (await tryListen(port, '::1')) === 'EADDRINUSE' ? 'EADDRINUSE' : null;
	return reason;
}

/** @param {number} port @param {string} host @returns {Promise<string | null>} */
function tryListen(port, host) {
	return new Promise((resolve) => {
		const server = createServer();
		server.once('error', (error) => resolve(errorCode(error) ?? error.message));
		server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(null)));
	});
}

/** @param {string} variable @param {string | undefined} text @returns {number | null} */
function parsePort(variable, text) {
	if (text === undefined || text === '') return null;
	const port = Number(text);
	if (Number.isInteger(port) && port >= 1 && port <= 65_535) return port;
	throw new Refusal(`${variable} is "${text}", which is not a port: set it to a number from 1 to 65535.`);
}

/** @param {string} variable @param {number} port @param {string} host */
async function claimPort(variable, port, host) {
	const reason = await whyTaken(port, host);
	if (reason === null) return;
	if (reason === 'EADDRINUSE')
		throw new Refusal(
			`Port ${port} (${variable}) is taken by another program: stop it, or set ${variable} to a free port.`,
		);
	if (reason === 'EACCES')
		throw new Refusal(
			`Port ${port} (${variable}) may not be opened by this user: set ${variable} to a port above 1023.`,
		);
	throw new Refusal(
		`${variable}=${port} cannot be opened on SPANLEDGER_HOST=${host} (${reason}): set an address of this machine.`,
	);
}

/** @param {number} from @param {string} host @param {Map<number, string>} chosen @returns {Promise<number>} */
async function nextFreePort(from, host, chosen) {
	for (let port = from; port < from + 200; port++) {
		if (chosen.has(port)) continue;
		const reason = await whyTaken(port, host);
		if (reason === null) return port;
		if (reason !== 'EADDRINUSE')
			throw new Refusal(
				`SPANLEDGER_HOST=${host} cannot be listened on (${reason}): set it to an address of this machine.`,
			);
	}
	return anyFreePort(host);
}
