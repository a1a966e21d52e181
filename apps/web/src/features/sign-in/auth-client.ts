'use client';

import { createAuthClient } from 'better-auth/client';

const client = createAuthClient();

/** Signs in; null on success, else the reason in words. */
export async function signIn(email: string, password: string): Promise<string | null> {
	const { error } = await client.signIn.email({ email, password });
	if (error === null) return null;
	if (error.status === 401) return 'This e-mail and password do not belong together.';
	if (error.status === 429) return 'Too many tries. Wait a minute, then try again.';
	if (error.status === 403)
		return 'This address is not the one Spanledger was started with. Set SPANLEDGER_PUBLIC_URL to it.';
	return error.message ?? 'The server did not answer. Try again.';
}

/** Ends the session and goes to the door, whatever page this is. */
export async function signOut(): Promise<void> {
	await client.signOut();
	window.location.assign('/sign-in');
}
