import type { StartedStack } from '@spanledger/local/stack/start-stack';

/** What the measurements need to know of a running platform. */
export type Stack = {
	pid: number;
	webUrl: string;
	otlpUrl: string;
	databaseUrl: string;
	key: string;
	/** The first user. */
	email: string;
	password: string;
};

/** The platform listens on 127.0.0.1; looking up `localhost` for every request would only add to what is measured. */
export function stackOf({ pid, webUrl, otlpUrl, databaseUrl, apiKey, email, password }: StartedStack): Stack {
	const direct = (url: string) => url.replace('//localhost:', '//127.0.0.1:');
	return { pid, webUrl: direct(webUrl), otlpUrl: direct(otlpUrl), databaseUrl, key: apiKey, email, password };
}
