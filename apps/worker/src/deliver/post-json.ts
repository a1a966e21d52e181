import { lookup as resolve } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { Agent, request } from 'undici';
import { type AllowedPlaces, refusalOfAddress } from './guard-address.ts';

/** What became of an attempt. `status` null = there was no answer; `error` null = it was taken. */
export type Outcome = { status: number | null; error: string | null; ms: number };

export type PostOptions = {
	headers?: Record<string, string>;
	allowed: AllowedPlaces;
	/** Tests resolve names themselves. */
	resolveHost?: LookupFunction;
	timeoutMs?: number;
};

/** An address that must not be reached. Trying again changes nothing. */
export class RefusedAddress extends Error {}

/**
 * Posts JSON to an address that somebody typed in. The name is resolved once, every address it gives is looked at, and the
 * connection goes to what was looked at: a name that changes its mind in between leads nowhere else. Redirects are not followed,
 * the answer's body is not read. Throws RefusedAddress; every other fault is an outcome.
 */
export async function postJson(url: string, body: string, options: PostOptions): Promise<Outcome> {
	const { headers = {}, allowed, resolveHost = resolve, timeoutMs = 10_000 } = options;
	const host = new URL(url).hostname.replace(/^\[|\]$/g, '');
	refuseLiteral(host, allowed);
	const isHostAllowed = allowed.hosts.has(host.toLowerCase());
	const agent = new Agent({
		connect: { lookup: isHostAllowed ? resolveHost : guarded(resolveHost, allowed), timeout: timeoutMs },
		headersTimeout: timeoutMs,
		bodyTimeout: timeoutMs,
	});
	const startedAt = performance.now();
	const took = () => Math.round(performance.now() - startedAt);
	try {
		const answer = await request(url, {
			method: 'POST',
			headers: { 'content-type': 'application/json', 'user-agent': 'Spanledger', ...headers },
			body,
			dispatcher: agent,
			signal: AbortSignal.timeout(timeoutMs),
		});
		answer.body.on('error', () => {});
		answer.body.destroy();
		const isTaken = answer.statusCode >= 200 && answer.statusCode < 300;
		return { status: answer.statusCode, error: isTaken ? null : `answered ${answer.statusCode}`, ms: took() };
	} catch (error) {
		const cause = error instanceof Error && error.cause instanceof RefusedAddress ? error.cause : error;
		if (cause instanceof RefusedAddress) throw cause;
		return { status: null, error: reasonOf(error, timeoutMs), ms: took() };
	} finally {
		agent.destroy().catch(() => {});
	}
}

/** A numeric host never comes to the resolver. The URL parser has already put octal, hex and decimal spellings right. */
function refuseLiteral(host: string, allowed: AllowedPlaces): void {
	if (!/^[\d.]+$|:/.test(host) || allowed.hosts.has(host)) return;
	const refusal = refusalOfAddress(host, allowed);
	if (refusal !== null) throw new RefusedAddress(refusal);
}

/** A resolver that gives only addresses that may be reached, and none at all if one of them may not. */
function guarded(resolveHost: LookupFunction, allowed: AllowedPlaces): LookupFunction {
	return (host, options, done) => {
		resolveHost(host, { ...options, all: true }, (error, addresses) => {
			if (error !== null) return done(error, []);
			const found = Array.isArray(addresses) ? addresses : [{ address: addresses, family: 4 }];
			for (const { address } of found) {
				const refusal = refusalOfAddress(address, allowed);
				if (refusal !== null) return done(new RefusedAddress(`${host} leads to ${refusal}`), []);
			}
			const [first] = found;
			if (options.all === true || first === undefined) return done(null, found);
			done(null, first.address, first.family);
		});
	};
}

function reasonOf(error: unknown, timeoutMs: number): string {
	if (!(error instanceof Error)) return String(error);
	if (error.name === 'TimeoutError' || error.name.includes('Timeout')) return `no answer within ${timeoutMs / 1_000} s`;
	const cause = error.message === '' && error.cause instanceof Error ? error.cause : error;
	const words = 'code' in cause && typeof cause.code === 'string' ? wordsOfCode[cause.code] : undefined;
	return words === undefined ? cause.message : `${words} (${cause.message})`;
}

/** What the network says, for those who do not know its codes. */
const wordsOfCode: Readonly<Record<string, string>> = {
	ECONNREFUSED: 'the connection was refused',
	ECONNRESET: 'the connection was cut',
	EHOSTUNREACH: 'the host cannot be reached',
	ENETUNREACH: 'the network cannot be reached',
	ENOTFOUND: 'nobody knows this host',
	EAI_AGAIN: 'the name of the host could not be looked up',
	UND_ERR_SOCKET: 'the connection was cut',
};
