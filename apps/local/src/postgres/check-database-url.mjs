import { errorCode, Refusal } from '../terminal/refusal.mjs';

const oldest = 15;

/** What PostgreSQL or the network answers, and what to do about it. @type {Record<string, (where: string) => string>} */
const sentences = {
	ECONNREFUSED: (where) => `nothing listens at ${where}: start PostgreSQL there or correct the host and port`,
	ENOTFOUND: (where) => `there is no host ${where}: correct the host`,
	EAI_AGAIN: (where) => `the host of ${where} cannot be looked up: correct the host or the name server`,
	ETIMEDOUT: (where) => `${where} does not answer: correct the host or open the firewall`,
	'28P01': () => 'user or password is refused: correct them',
	28000: () => 'the user may not connect (pg_hba.conf): allow it or use another user',
	'3D000': () => 'the database does not exist: create it or correct its name',
	53300: () => 'it has no free connections: raise max_connections',
};

/**
 * Connects once to the database somebody else runs.
 * @param {string} url never printed: it holds a password
 * @returns {Promise<string>} its version, like `18.4`
 * @throws {Refusal}
 */
export async function checkDatabaseUrl(url) {
	const where = placeOf(url);
	const { default: pg } = await import('pg');
	const client = new pg.Client({
		connectionString: url,
		connectionTimeoutMillis: 8000,
		application_name: 'spanledger start',
	});
	client.on('error', () => {});
	try {
		await client.connect();
		const { rows } = await client.query('SHOW server_version');
		const version = String(rows[0]?.server_version);
		if (Number.parseInt(version, 10) >= oldest) return version;
		throw new Refusal(
			`DATABASE_URL is PostgreSQL ${version} and Spanledger needs ${oldest} or newer: upgrade it or use another.`,
		);
	} catch (error) {
		if (error instanceof Refusal) throw error;
		const why = sentences[firstCode(error)]?.(where) ?? (error instanceof Error ? `${where}: ${error.message}` : where);
		throw new Refusal(`DATABASE_URL does not work: ${why}.`);
	} finally {
		await client.end().catch(() => {});
	}
}

/** @param {string} url @returns {string} host and port */
function placeOf(url) {
	const parsed = URL.canParse(url) ? new URL(url) : null;
	if (parsed === null || !/^postgres(ql)?:$/.test(parsed.protocol))
		throw new Refusal(
			'DATABASE_URL is not a PostgreSQL address: write it as postgresql://user:password@host:5432/database.',
		);
	return `${parsed.hostname || 'localhost'}:${parsed.port || 5432}`;
}

/** `localhost` fails once per address family, in one AggregateError. @param {unknown} error */
function firstCode(error) {
	const inner = error instanceof AggregateError ? error.errors[0] : error;
	return errorCode(inner) ?? errorCode(error) ?? '';
}
