import type { Platform } from './run-client.ts';

/** Asks what only the pages may, as the first user who has signed in. */
export async function openPages({ webUrl, email, password }: Platform) {
	const headers = { 'content-type': 'application/json', origin: webUrl };
	const signedIn = await fetch(`${webUrl}/api/auth/sign-in/email`, {
		method: 'POST',
		headers,
		body: JSON.stringify({ email, password }),
	});
	if (!signedIn.ok) throw new Error(`sign-in: ${signedIn.status} ${await signedIn.text()}`);
	const cookie = signedIn.headers
		.getSetCookie()
		.map((one) => one.split(';')[0])
		.join('; ');
	return {
		/** A mutation of the pages; throws what was refused. */
		async ask(procedure: string, input: object): Promise<unknown> {
			const response = await fetch(`${webUrl}/api/trpc/${procedure}`, {
				method: 'POST',
				headers: { ...headers, cookie },
				body: JSON.stringify({ json: input }),
			});
			if (!response.ok) throw new Error(`${procedure}: ${response.status} ${await response.text()}`);
			return ((await response.json()) as { result: { data: { json: unknown } } }).result.data.json;
		},
	};
}
