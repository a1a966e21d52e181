import { DomainError } from '@spanledger/core/domain-error';

export type RedisNode = { host: string; port: number };
export type RedisCredentials = { username?: string; password?: string };
/** Where the queue's Redis is: one server, a cluster, or a master that sentinels know by name. */
export type RedisTarget = { credentials: RedisCredentials } & (
	| { kind: 'single'; node: RedisNode; tls: boolean; db: number }
	| { kind: 'cluster'; nodes: RedisNode[] }
	| { kind: 'sentinel'; sentinels: RedisNode[]; masterName: string; db: number }
);

/** Several hosts in one URL: more than the URL class can read. */
const redisUrl = /^(redis|rediss|redis-cluster|redis-sentinel):\/\/(?:([^@/]*)@)?([^/@?#]+)(?:\/([^?#]*))?$/;

/**
 * Reads `redis[s]://[user:pass@]host:port[/db]`, `redis-cluster://h1:p1,h2:p2` or
 * `redis-sentinel://h1:p1,h2:p2/master-name[/db]`; credentials are percent-decoded.
 * Throws DomainError('invalid') without the URL in its message: it may hold a password.
 */
export function parseRedisUrl(url: string): RedisTarget {
	const [, scheme, userinfo, hosts, path = ''] = redisUrl.exec(url.trim()) ?? [];
	if (hosts === undefined) {
		throw invalid('must be redis[s]://host:port[/db], redis-cluster://h1:p1,h2:p2 or redis-sentinel://h1:p1/master');
	}
	const credentials = readCredentials(userinfo);
	if (scheme === 'redis-cluster') return { kind: 'cluster', nodes: readNodes(hosts, 6379), credentials };
	if (scheme === 'redis-sentinel') {
		const [masterName = '', db = ''] = path.split('/');
		if (masterName === '') throw invalid('must name the master: redis-sentinel://h1:p1,h2:p2/master-name');
		return {
			kind: 'sentinel',
			sentinels: readNodes(hosts, 26379),
			masterName: decodeURIComponent(masterName),
			db: readDb(db),
			credentials,
		};
	}
	const [node, ...others] = readNodes(hosts, 6379);
	if (node === undefined || others.length > 0)
		throw invalid('names several hosts: use redis-cluster:// or redis-sentinel://');
	return { kind: 'single', node, tls: scheme === 'rediss', db: readDb(path), credentials };
}

/** `:password`, `user:password` or `user`. */
function readCredentials(userinfo: string | undefined): RedisCredentials {
	if (userinfo === undefined) return {};
	const [username = '', ...rest] = userinfo.split(':');
	const password = rest.join(':');
	return {
		...(username === '' ? {} : { username: decodeURIComponent(username) }),
		...(password === '' ? {} : { password: decodeURIComponent(password) }),
	};
}

function readNodes(hosts: string, defaultPort: number): RedisNode[] {
	return hosts.split(',').map((text) => {
		const [, v6, name, digits] = /^(?:\[([0-9a-fA-F:.]+)\]|([^:[\]]+))(?::(\d+))?$/.exec(text.trim()) ?? [];
		const host = v6 ?? name;
		const port = digits === undefined ? defaultPort : Number(digits);
		if (host === undefined || port < 1 || port > 65_535) throw invalid('holds a host that is not host:port');
		return { host, port };
	});
}

function readDb(text: string): number {
	if (text === '') return 0;
	if (!/^\d{1,5}$/.test(text)) throw invalid('must end in a database number, like redis://host:6379/0');
	return Number(text);
}

function invalid(reason: string): DomainError {
	return new DomainError('invalid', `REDIS_URL ${reason}`, 'REDIS_URL');
}
