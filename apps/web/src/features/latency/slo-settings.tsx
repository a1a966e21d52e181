'use client';

import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { ToldWords } from '../channels/told-words.tsx';
import { RemoveDialog } from '../settings/remove-dialog.tsx';
import { SloForm } from './slo-form.tsx';
import { sloWords } from './slo-list.tsx';
import { type SetSlo, useLatencyChanges, useSlos } from './use-latency.ts';

/** The project's objectives: added and removed here, followed on the latency page. */
export function SloSettings() {
	const slos = useSlos();
	const { removeSlo } = useLatencyChanges();
	const [removing, setRemoving] = useState<SetSlo | null>(null);
	const [editing, setEditing] = useState<SetSlo | 'new' | null>(null);
	return (
		<section className="mt-6" aria-labelledby="objectives">
			<div className="mb-1 flex flex-wrap items-baseline justify-between gap-2">
				<h2 id="objectives" className="text-base font-semibold">
					Objectives
				</h2>
				<Button onClick={() => setEditing('new')}>New objective</Button>
			</div>
			<p className="mb-2 max-w-[72ch] text-text-3">
				An SLO: so many traces in a hundred are fast enough, or do not fail. Its channels are told when the error budget
				burns 14.4 times too fast over 5 minutes and an hour, or 6 times over 30 minutes and 6 hours.
			</p>
			{editing !== null && (
				<SloForm
					key={editing === 'new' ? 'new' : editing.id}
					edited={editing === 'new' ? null : editing}
					onDone={() => setEditing(null)}
				/>
			)}
			{slos.isPending && <SkeletonRows rows={2} />}
			{slos.isError && (
				<ErrorNote title="The objectives could not be read" error={slos.error} onRetry={() => slos.refetch()} />
			)}
			<RemoveDialog
				name={removing === null ? null : `the objective ${removing.name}`}
				consequence="Its traces stay; its error budget is followed no more, and nobody is told when it burns."
				removal={removeSlo}
				onRemove={(input) =>
					removing !== null && removeSlo.mutate({ ...input, id: removing.id }, { onSuccess: () => setRemoving(null) })
				}
				onClose={() => setRemoving(null)}
			/>
			{slos.data?.length === 0 && editing === null && <p className="text-text-3">There is no objective.</p>}
			<ul className="divide-y divide-line text-sm" data-testid="objectives">
				{slos.data?.map((slo) => (
					<li key={slo.id} className="flex flex-wrap items-center justify-between gap-2 py-2">
						<span>
							<span className="font-medium">{slo.name}</span> <span className="text-text-3">{sloWords(slo)},</span>{' '}
							<ToldWords told={slo.channelIds} />
						</span>
						<span className="flex gap-2">
							<Button onClick={() => setEditing(slo)}>Edit</Button>
							<Button look="danger" onClick={() => setRemoving(slo)}>
								Remove
							</Button>
						</span>
					</li>
				))}
			</ul>
		</section>
	);
}
