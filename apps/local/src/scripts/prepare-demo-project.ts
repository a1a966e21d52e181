import { connectDatabase } from '@spanledger/db/connect';
import { joinAllProjects } from '@spanledger/db/members/join-all-projects';
import { bootstrapProject } from '@spanledger/db/projects/bootstrap-project';

/**
 * Sees to it that there is a project `demo` with the given key, and that everybody who signs in here sees it.
 * Arguments: the key. The database is in DATABASE_URL, because arguments can be read by other users of the machine.
 */
const [apiKey = ''] = process.argv.slice(2);
const db = connectDatabase(process.env.DATABASE_URL ?? '', { max: 1 });
try {
	await bootstrapProject(db, { apiKey, slug: 'demo' });
	const { rows } = await db.query<{ id: string }>('SELECT id FROM auth_users');
	for (const { id } of rows) await joinAllProjects(db, { userId: id });
} finally {
	await db.end();
}
