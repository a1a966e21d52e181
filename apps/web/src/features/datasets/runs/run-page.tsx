'use client';

import { ArrowLeft } from 'lucide-react';
import Link from 'next/link';
import { useQueryState } from 'nuqs';
import { Button } from '../../../ui/button.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { TimeAgo } from '../../channels/time-ago.tsx';
import { TopBar } from '../../frame/top-bar.tsx';
import { useProject } from '../../projects/project-context.tsx';
import { ChangeCounts } from './change-counts.tsx';
import { ComparedItems } from './compared-items.tsx';
import { RemoveRunButton } from './remove-run-button.tsx';
import { RunFigures } from './run-figures.tsx';
import { useComparedRuns, useRuns } from './use-runs.ts';

type RunPageProps = { dataset: string; name: string };

const alone = '(alone)';

/** One run item by item; `?against=` holds it against another. */
export function RunPage({ dataset, name }: RunPageProps) {
	const [against, setAgainst] = useQueryState('against');
	const { slug } = useProject();
	const { pages, head, items } = useComparedRuns(dataset, name, against);
	return (
		<>
			<TopBar>
				<Link
					href={`/${slug}/datasets/${encodeURIComponent(dataset)}?tab=runs`}
					className="flex items-center gap-1 text-text-2 hover:text-text"
				>
					<ArrowLeft size={14} /> {dataset}
				</Link>
			</TopBar>
			<div className="space-y-4 px-4 py-4 lg:px-6">
				<div className="flex flex-wrap items-center gap-x-4 gap-y-2">
					<h1 className="break-all">{name}</h1>
					{head !== undefined && (
						<span className="text-text-3">
							version {head.run.version}, begun <TimeAgo time={new Date(head.run.createdAt)} />
						</span>
					)}
					<span className="flex-1" />
					<AgainstChoice dataset={dataset} name={name} against={against} onChange={(next) => void setAgainst(next)} />
					<RemoveRunButton dataset={dataset} run={name} />
				</div>
				{pages.isError && (
					<ErrorNote title="The run could not be read" error={pages.error} onRetry={() => void pages.refetch()} />
				)}
				{pages.isPending && <SkeletonRows rows={8} height={56} />}
				{head !== undefined && (
					<>
						<RunFigures run={head.run} against={head.against} />
						<ChangeCounts head={head} />
						<ComparedItems items={items} isCompared={head.against !== null} />
					</>
				)}
				{pages.hasNextPage && (
					<Button disabled={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
						{pages.isFetchingNextPage ? 'Reading…' : 'More'}
					</Button>
				)}
			</div>
		</>
	);
}

type AgainstChoiceProps = RunPageProps & { against: string | null; onChange: (against: string | null) => void };

function AgainstChoice({ dataset, name, against, onChange }: AgainstChoiceProps) {
	const { runs } = useRuns(dataset);
	const others = runs.filter((run) => run.name !== name);
	const known =
		against === null || others.some((run) => run.name === against) ? [] : [{ name: against, version: null }];
	if (others.length === 0 && known.length === 0) return null;
	return (
		<Choice
			label="Against"
			named
			value={against ?? alone}
			onChange={(chosen) => onChange(chosen === alone ? null : chosen)}
			options={[
				{ value: alone, label: 'no other run' },
				...[...known, ...others].map(({ name, version }) => ({
					value: name,
					label: version === null ? name : `${name} (version ${version})`,
				})),
			]}
		/>
	);
}
