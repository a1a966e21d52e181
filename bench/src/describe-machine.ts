import { cpus, loadavg, release, totalmem, type } from 'node:os';
import type { Db } from '@spanledger/db/connect';

export type Machine = {
	cpu: string;
	cores: number;
	memoryGb: number;
	system: string;
	node: string;
	postgres: string;
	/** Of the last five minutes, before the run: above a few tenths, others used the machine too. */
	loadBefore: number;
};

/** What the figures were measured on: without it they mean nothing. */
export async function describeMachine(db: Db): Promise<Machine> {
	const { rows } = await db.query<{ version: string; fsync: string; commit: string }>(
		`SELECT current_setting('server_version') AS version, current_setting('fsync') AS fsync,
			current_setting('synchronous_commit') AS commit`,
	);
	const [server] = rows;
	return {
		cpu: cpus()[0]?.model.trim() ?? 'unknown',
		cores: cpus().length,
		memoryGb: Math.round(totalmem() / 2 ** 30),
		system: `${type()} ${release()}`,
		loadBefore: loadavg()[1] ?? 0,
		node: process.version,
		postgres: `${server?.version} (fsync ${server?.fsync}, synchronous_commit ${server?.commit})`,
	};
}
