import { describe, expect, test } from 'vitest';
import { parseRedisUrl, type RedisTarget } from './parse-redis-url.ts';

const local = { host: '127.0.0.1', port: 6379 };

const none = { credentials: {} };

describe('parseRedisUrl', () => {
	test.each<[string, RedisTarget]>([
		['redis://127.0.0.1:6379', { kind: 'single', node: local, tls: false, db: 0, ...none }],
		['redis://127.0.0.1', { kind: 'single', node: local, tls: false, db: 0, ...none }],
		['redis://127.0.0.1:6379/', { kind: 'single', node: local, tls: false, db: 0, ...none }],
		['rediss://127.0.0.1:6379/3', { kind: 'single', node: local, tls: true, db: 3, ...none }],
		[
			'redis://:s%40cret@127.0.0.1',
			{ kind: 'single', node: local, tls: false, db: 0, credentials: { password: 's@cret' } },
		],
		[
			'redis://ann:a:b@127.0.0.1',
			{ kind: 'single', node: local, tls: false, db: 0, credentials: { username: 'ann', password: 'a:b' } },
		],
		['redis://[::1]:7000', { kind: 'single', node: { host: '::1', port: 7000 }, tls: false, db: 0, ...none }],
		[
			'redis-cluster://a:1,b:2',
			{
				kind: 'cluster',
				nodes: [
					{ host: 'a', port: 1 },
					{ host: 'b', port: 2 },
				],
				...none,
			},
		],
		[
			'redis-sentinel://:pw@a,b:2/main/1',
			{
				kind: 'sentinel',
				sentinels: [
					{ host: 'a', port: 26379 },
					{ host: 'b', port: 2 },
				],
				masterName: 'main',
				db: 1,
				credentials: { password: 'pw' },
			},
		],
	])('%s', (url, target) => {
		expect(parseRedisUrl(url)).toEqual(target);
	});

	test.each([
		'http://127.0.0.1',
		'redis://',
		'redis://a:b:c',
		'redis://a:99999',
		'redis://a,b',
		'redis://a/one',
		'redis-sentinel://a:1',
		'127.0.0.1:6379',
	])('refuses %s', (url) => {
		expect(() => parseRedisUrl(url)).toThrow(/REDIS_URL/);
	});

	test('a refusal does not repeat the password', () => {
		expect(() => parseRedisUrl('redis://ann:hunter2@a,b')).toThrow(/^(?!.*hunter2)/);
	});
});
