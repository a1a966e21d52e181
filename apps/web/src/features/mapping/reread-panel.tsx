'use client';

import type { RangeJob } from '@spanledger/core/range-jobs/range-job';
import { rereadInput } from '@spanledger/core/reread/reread-input';
import { rereadTally } from '@spanledger/core/reread/reread-tally';
import { useState } from 'react';
import { plural } from '../../lib/format-count.ts';
import { errorWords } from '../../trpc/error-words.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { isSameMapping } from './edit-mapping.ts';
import { RereadHistory } from './reread-history.tsx';
import { RereadProgress } from './reread-progress.tsx';
import { RereadResult } from './reread-result.tsx';
import { type RereadDays, rereadRanges } from './reread-words.ts';
import type { MappingDraft } from './use-mapping-draft.ts';
import { isOpen, type RereadJobs, useRereadJobs } from './use-reread-jobs.ts';

/** Has the stored spans of a stretch read again: first what would change, then for good. */
export function RereadPanel({ mapping }: { mapping: MappingDraft }) {
	const reread = useRereadJobs();
	const { jobs, start } = reread;
	const [days, setDays] = useState<RereadDays>('7');
	const latest = jobs.data?.[0] ?? null;
	const isBusy = latest !== null && isOpen(latest);
	return (
		<div>
			<div className="flex flex-wrap items-center gap-2 px-4 py-3">
				<Choice label="Range" value={days} onChange={setDays} options={rereadRanges} />
				<Button disabled={isBusy || start.isPending} onClick={() => reread.preview(days, mapping.draft)}>
					{mapping.isDirty ? 'Preview with these keys' : 'Preview'}
				</Button>
				<ApplyButton latest={latest} mapping={mapping} reread={reread} />
			</div>
			{start.isError && (
				<p role="alert" className="px-4 pb-3 text-bad">
					{errorWords(start.error)}
				</p>
			)}
			{jobs.isError && (
				<ErrorNote title="Earlier readings could not be read" error={jobs.error} onRetry={() => jobs.refetch()} />
			)}
			{latest !== null && <LatestJob job={latest} onCancel={() => reread.cancel(latest)} />}
			{jobs.isSuccess && <RereadHistory jobs={jobs.data} />}
		</div>
	);
}

type ApplyProps = { latest: RangeJob | null; mapping: MappingDraft; reread: RereadJobs };

/** Only after a preview that found something, and only with the keys it was made with. */
function ApplyButton({ latest, mapping, reread }: ApplyProps) {
	if (latest === null || latest.state !== 'done' || latest.writes) return null;
	const tally = rereadTally.safeParse(latest.result);
	const tried = rereadInput.safeParse(latest.input);
	const found = tally.success && tally.data.changedSpans > 0;
	const isOfThese = tried.success && isSameMapping(tried.data.mapping ?? {}, mapping.draft);
	if (!found || !isOfThese) return null;
	return (
		<>
			<Button look="primary" disabled={mapping.isDirty || reread.start.isPending} onClick={() => reread.apply(latest)}>
				Read stored spans again
			</Button>
			{mapping.isDirty && <p className="text-sm text-text-2">Save the keys first.</p>}
		</>
	);
}

function LatestJob({ job, onCancel }: { job: RangeJob; onCancel: () => void }) {
	const tally = rereadTally.safeParse(job.result);
	if (isOpen(job)) return <RereadProgress job={job} onCancel={onCancel} />;
	if (job.state === 'failed') {
		return (
			<p role="alert" className="px-4 pb-3 text-bad">
				Reading failed after {plural(job.done, 'span')}: {job.error}. What it had read stays; start it again to go on.
			</p>
		);
	}
	return tally.success ? <RereadResult job={job} tally={tally.data} /> : null;
}
