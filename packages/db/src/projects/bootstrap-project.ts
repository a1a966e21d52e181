import { hashKey, prefixOf } from '../api-keys/hash-key.ts';
import type { KeyScope } from '../api-keys/scopes.ts';
import type { Db } from '../connect.ts';
import { inTransaction } from '../in-transaction.ts';
import { type Project, projectColumns } from './project.ts';

const bootstrapScopes: KeyScope[] = ['ingest', 'read', 'scores'];

/**
 * Sees to it that there is a first project (`default` unless named) with the given key in it. Safe at every start and from
 * several processes; a changed key is added beside the earlier ones, a revoked one stays revoked.
 */
export async function bootstrapProject(
	db: Db,
	{ apiKey, slug = 'default' }: { apiKey: string; slug?: string },
): Promise<Project> {
	return inTransaction(db, async (tx) => {
		await tx.query(`INSERT INTO projects (slug, name) VALUES ($1, $2) ON CONFLICT DO NOTHING`, [slug, titleOf(slug)]);
		const { rows } = await tx.query<Project>(`SELECT ${projectColumns} FROM projects WHERE slug = $1`, [slug]);
		const [project] = rows;
		if (project === undefined) throw new Error(`project ${slug} vanished while it was made`);
		await tx.query(
			`INSERT INTO api_keys (project_id, name, prefix, key_hash, scopes) VALUES ($1, 'first key', $2, $3, $4)
			 ON CONFLICT DO NOTHING`,
			[project.id, prefixOf(apiKey), hashKey(apiKey), bootstrapScopes],
		);
		return project;
	});
}

function titleOf(slug: string): string {
	return slug.charAt(0).toUpperCase() + slug.slice(1);
}
