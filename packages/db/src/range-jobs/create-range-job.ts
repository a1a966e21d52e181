import { DomainError } from '@spanledger/core/domain-error';
import type { RangeJob, RangeJobKind } from '@spanledger/core/range-jobs/range-job';
import { writeAudit } from '../audit/write-audit.ts';
import type { Db } from '../connect.ts';
import { inTransaction } from '../in-transaction.ts';
import { jsonText } from '../json-text.ts';
import type { Scope } from '../scope.ts';
import { type RangeJobRow, rangeJobColumns, rangeJobOf } from './range-job-row.ts';

export type NewRangeJob = {
	kind: RangeJobKind;
	writes: boolean;
	from: Date;
	to: Date;
	input: unknown;
	createdBy: string;
};

/**
 * Puts work on the list; a worker takes it within a second. Work that writes is audited, and only one such of a kind may be
 * open in a project: DomainError('conflict') otherwise.
 */
export async function createRangeJob(db: Db, { projectId }: Scope, job: NewRangeJob): Promise<RangeJob> {
	return inTransaction(db, async (tx) => {
		// two who ask at once are told apart here
		await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('range_jobs' || $1::text, 0))`, [projectId]);
		if (job.writes) {
			const open = await tx.query(
				`SELECT 1 FROM range_jobs WHERE project_id = $1 AND kind = $2 AND writes AND state IN ('waiting', 'running') LIMIT 1`,
				[projectId, job.kind],
			);
			if (open.rows.length > 0)
				throw new DomainError('conflict', `another ${job.kind} is under way: wait for it or cancel it`, 'kind');
		}
		const { rows } = await tx.query<RangeJobRow>(
			`INSERT INTO range_jobs (project_id, kind, writes, range_from, range_to, input, created_by)
			 VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING ${rangeJobColumns}`,
			[projectId, job.kind, job.writes, job.from, job.to, jsonText(job.input), job.createdBy],
		);
		const [row] = rows;
		if (row === undefined) throw new Error('a range job vanished while it was made');
		if (job.writes) {
			await writeAudit(
				tx,
				{ projectId },
				{
					actor: job.createdBy,
					action: `${job.kind}.start`,
					subject: row.id,
					details: { from: job.from, to: job.to, input: job.input },
				},
			);
		}
		return rangeJobOf(row);
	});
}
