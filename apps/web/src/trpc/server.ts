import { getDeps } from '@spanledger/api/get-deps';
import { createServerCaller } from '@spanledger/api/trpc/create-server-caller';
import { TRPCError } from '@trpc/server';
import { headers } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { cache } from 'react';

/** One session look-up per request, however many parts of a page ask. */
const callerOf = cache(async () => createServerCaller(await headers(), getDeps()));

const sessionOf = cache(async () => getDeps().auth.api.getSession({ headers: await headers() }));

/** Who is signed in, null when nobody is. */
export async function currentMember(): Promise<{ email: string } | null> {
	const session = await sessionOf();
	return session === null ? null : { email: session.user.email };
}

/** The procedures for a page; sends whoever is not signed in to the door, and back to `path` afterwards. */
export async function serverTrpc(path: string) {
	if ((await currentMember()) === null) redirect(`/sign-in?next=${encodeURIComponent(path)}`);
	return callerOf();
}

/** The project of a page, or "nothing here" for one that does not exist or is not the member's. */
export async function currentProject(slug: string, path: string) {
	const trpc = await serverTrpc(path);
	return orNotFound(trpc.projects.current({ project: slug }));
}

/** The answer to a page's question, or "nothing here" where the project is none of the member's. */
export async function orNotFound<Answer>(answer: Promise<Answer>): Promise<Answer> {
	try {
		return await answer;
	} catch (error) {
		if (error instanceof TRPCError && error.code === 'NOT_FOUND') notFound();
		throw error;
	}
}
