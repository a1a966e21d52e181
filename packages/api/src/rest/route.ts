import type { KeyScope } from '@spanledger/db/api-keys/scopes';
import type { Scope } from '@spanledger/db/scope';
import type { z } from 'zod';
import type { Deps } from '../deps.ts';

/** What a handler gets: the project of the key, the parts of the path in braces, the parameters of the URL. */
export type RestCall = {
	deps: Deps;
	scope: Scope;
	path: Record<string, string>;
	parameters: URLSearchParams;
	/** For its body. */
	request: Request;
};

/** One route of the public API; the same list serves requests and prints OpenAPI. */
export type Route = {
	method: 'GET' | 'POST' | 'DELETE';
	/** Below /api/v1, parts in braces: `/traces/{traceId}`. */
	path: string;
	summary: string;
	/** A key needs all of them; null = open to everybody. */
	scope: KeyScope | readonly KeyScope[] | null;
	query?: z.ZodObject;
	/** The JSON that it takes. */
	body?: z.ZodType;
	answer?: z.ZodType;
	/** What becomes JSON, or a whole Response for what is none. null = named by the contract, not built yet: 501. */
	handle: ((call: RestCall) => Promise<unknown>) | null;
};
