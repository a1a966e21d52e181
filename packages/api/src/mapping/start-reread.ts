import type { Mapping } from '@spanledger/core/conventions/mapping';
import { DomainError } from '@spanledger/core/domain-error';
import type { RangeJob } from '@spanledger/core/range-jobs/range-job';
import type { RereadInput } from '@spanledger/core/reread/reread-input';
import type { Db } from '@spanledger/db/connect';
import { createRangeJob } from '@spanledger/db/range-jobs/create-range-job';
import type { Scope } from '@spanledger/db/scope';

export type StartReread = {
	from: Date;
	to: Date;
	/** false = a preview, */
	writes: boolean;
	/** which may try keys that are not saved yet; null = the project's own. */
	mapping: Mapping | null;
	createdBy: string;
};

/**
 * Has the stored spans of a range read again in the background. Throws DomainError('invalid') for an empty range and for keys that
 * are not saved, DomainError('conflict') while another one writes.
 */
export function startReread(db: Db, scope: Scope, asked: StartReread): Promise<RangeJob> {
	const { from, to, writes, mapping, createdBy } = asked;
	if (from >= to) throw new DomainError('invalid', 'from must lie before to', 'from');
	if (writes && mapping !== null) {
		throw new DomainError(
			'invalid',
			'save the keys first: what is stored is read by the keys that are saved',
			'mapping',
		);
	}
	const input: RereadInput = { mapping };
	return createRangeJob(db, scope, { kind: 'reread', writes, from, to, input, createdBy });
}
