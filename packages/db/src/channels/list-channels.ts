import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';
import { type Channel, channelColumns, channelSource } from './channel.ts';

/** A project's channels by name. */
export async function listChannels(db: Queryable, { projectId }: Scope): Promise<Channel[]> {
	const { rows } = await db.query<Channel>(
		`SELECT ${channelColumns} FROM ${channelSource} WHERE c.project_id = $1 ORDER BY c.name, c.id`,
		[projectId],
	);
	return rows;
}
