import { describe, expect, it } from 'vitest';
import { readAllowedPlaces, refusalOfAddress } from './guard-address.ts';

const nowhere = readAllowedPlaces('');

describe('an address that somebody typed in', () => {
	it.each(['8.8.8.8', '2001:4860:4860::8888', '::ffff:8.8.8.8'])('%s may be reached', (address) => {
		expect(refusalOfAddress(address, nowhere)).toBeNull();
	});

	it.each([
		'127.0.0.1',
		'10.0.0.5',
		'172.16.0.1',
		'192.168.1.1',
		'169.254.169.254',
		'100.64.0.1',
		'0.0.0.0',
		'255.255.255.255',
		'224.0.0.1',
		'198.18.0.1',
		'::',
		'::1',
		'fd00:ec2::254',
		'fe80::1',
		'fec0::1',
		'::ffff:127.0.0.1',
		'::ffff:a9fe:a9fe',
		'::7f00:1',
		'64:ff9b::7f00:1',
		'2002:7f00:1::',
		'not-an-address',
	])('%s may not', (address) => {
		expect(refusalOfAddress(address, nowhere)).toContain(address);
	});

	it('may be allowed by address and by network, and nothing else with it', () => {
		const allowed = readAllowedPlaces('10.1.0.0/16, 127.0.0.1, hooks.internal, fd00::/8');
		expect(
			['10.1.2.3', '127.0.0.1', '::ffff:10.1.2.3', 'fd00::7'].map((one) => refusalOfAddress(one, allowed)),
		).toEqual([null, null, null, null]);
		expect(refusalOfAddress('10.2.0.1', allowed)).toContain('10.2.0.1');
		expect(refusalOfAddress('127.0.0.2', allowed)).toContain('127.0.0.2');
		expect(allowed.hosts).toEqual(new Set(['hooks.internal']));
	});

	it('a list with a slip is refused by name', () => {
		expect(() => readAllowedPlaces('10.0.0.0/8, http://x')).toThrow('"http://x"');
	});
});
