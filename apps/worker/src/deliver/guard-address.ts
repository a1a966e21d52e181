import ipaddr from 'ipaddr.js';

/** Hosts and networks inside that webhooks may reach all the same: `hooks.internal`, `10.1.0.0/16`, `127.0.0.1`. */
export type AllowedPlaces = { hosts: ReadonlySet<string>; networks: readonly [ipaddr.IPv4 | ipaddr.IPv6, number][] };

/** Reads a comma-separated list. Throws an Error that names the entry which is neither a host nor an address nor a network. */
export function readAllowedPlaces(list: string): AllowedPlaces {
	const hosts = new Set<string>();
	const networks: [ipaddr.IPv4 | ipaddr.IPv6, number][] = [];
	for (const entry of list.split(',').map((text) => text.trim().toLowerCase())) {
		if (entry === '') continue;
		if (ipaddr.isValidCIDR(entry)) networks.push(ipaddr.parseCIDR(entry));
		else if (ipaddr.isValid(entry)) networks.push(wholeAddress(ipaddr.parse(entry)));
		else if (/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/.test(entry)) hosts.add(entry);
		else throw new Error(`"${entry}" is neither a host nor an address nor a network such as 10.1.0.0/16`);
	}
	return { hosts, networks };
}

const wholeAddress = (address: ipaddr.IPv4 | ipaddr.IPv6): [ipaddr.IPv4 | ipaddr.IPv6, number] => [
	address,
	address.kind() === 'ipv4' ? 32 : 128,
];

/**
 * Why a connection to an address is refused: it is private, loopback, link-local (where clouds keep their metadata) or otherwise not
 * on the public internet, and nobody allowed it. null = it may be reached. IPv4 inside IPv6 is what it is inside.
 */
export function refusalOfAddress(text: string, { networks }: AllowedPlaces): string | null {
	if (!ipaddr.isValid(text)) return `${text} is no address`;
	const address = ipaddr.process(text);
	const isAllowed = networks.some(
		([network, bits]) => network.kind() === address.kind() && address.match(network, bits),
	);
	if (isAllowed) return null;
	const isLegacy = legacyNetworks.some(
		([network, bits]) => network.kind() === address.kind() && address.match(network, bits),
	);
	const range = isLegacy ? 'reserved' : address.range();
	return range === 'unicast' ? null : `${text} is not on the public internet (${range})`;
}

/** Withdrawn long ago and still routed here and there: IPv4 in the last bits of IPv6, site-local IPv6. */
const legacyNetworks = [ipaddr.parseCIDR('::/96'), ipaddr.parseCIDR('fec0::/10')];
