import type { Db } from '@spanledger/db/connect';
import { joinAllProjects } from '@spanledger/db/members/join-all-projects';
import type { Deps } from '../deps.ts';
import type { Auth } from './create-auth.ts';

export type BootstrapUser = { email: string; password: string };
export type BootstrapOutcome = 'created' | 'password changed' | 'unchanged';

/**
 * Sees to it that the first user exists, can sign in with this password, and is a member of every project. Safe at every
 * start and from several processes. Run it after the migrations and the first project.
 */
export function bootstrapUser(
	{ db, auth }: Pick<Deps, 'db' | 'auth'>,
	{ email, password }: BootstrapUser,
): Promise<BootstrapOutcome> {
	return oneAtATime(db, async () => {
		const { userId, outcome } = await ensureUser(auth, { email: email.toLowerCase(), password });
		await joinAllProjects(db, { userId });
		return outcome;
	});
}

async function ensureUser(
	auth: Auth,
	{ email, password }: BootstrapUser,
): Promise<{ userId: string; outcome: BootstrapOutcome }> {
	const { internalAdapter: store, password: hashing } = await auth.$context;
	const found = await store.findUserByEmail(email, { includeAccounts: true });
	if (found === null) {
		const name = email.split('@')[0] ?? email;
		const user = await store.createUser({ email, name, emailVerified: true }, { method: 'email-password' });
		await store.linkAccount({ ...credentialOf(user.id), password: await hashing.hash(password) });
		return { userId: user.id, outcome: 'created' };
	}
	const userId = found.user.id;
	const account = found.accounts.find(({ providerId }) => providerId === 'credential');
	if (account === undefined) {
		await store.linkAccount({ ...credentialOf(userId), password: await hashing.hash(password) });
		return { userId, outcome: 'password changed' };
	}
	const hash = account.password ?? '';
	if (hash !== '' && (await hashing.verify({ hash, password }))) return { userId, outcome: 'unchanged' };
	await store.updatePassword(userId, await hashing.hash(password));
	await store.deleteUserSessions(userId); // whoever signed in with the old password is out
	return { userId, outcome: 'password changed' };
}

/** How the library names an account that has a password of our own; the sign-in looks for exactly this. */
const credentialOf = (userId: string) => ({
	userId,
	accountId: userId,
	providerId: 'credential',
	issuer: 'local:credential',
});

/** The same number in every process. */
const bootstrapLock = 7_726_114_003;

async function oneAtATime<Result>(db: Db, work: () => Promise<Result>): Promise<Result> {
	const connection = await db.connect();
	try {
		await connection.query('SELECT pg_advisory_lock($1)', [bootstrapLock]);
		return await work();
	} finally {
		await connection.query('SELECT pg_advisory_unlock($1)', [bootstrapLock]).catch(() => {});
		connection.release();
	}
}
