'use client';

import { type DefinitionChange, definitionChange } from '@spanledger/core/scores/definition-change';
import { useQuery } from '@tanstack/react-query';
import { formatAgo, formatTimeExact } from '../../lib/format-time.ts';
import { useNow } from '../../lib/use-now.ts';
import { useTrpc } from '../../trpc/use-trpc.ts';
import { useProject } from '../projects/project-context.tsx';
import { useTimeRange } from '../time-range/use-time-range.ts';
import { directionWords, passWords, rangeWords } from './definition-words.ts';
import { Section } from './section.tsx';

/** Who changed what a score means, newest first. Nothing while nobody has. */
export function DefinitionChanges() {
	const { slug } = useProject();
	const { zone } = useTimeRange();
	const now = useNow();
	const changes = useQuery(useTrpc().audit.list.queryOptions({ project: slug, noun: 'score-definition', limit: 20 }));
	if (changes.data === undefined || changes.data.length === 0) return null;
	return (
		<Section title="Changes" lead="The last twenty, from the audit log.">
			<ul className="divide-y divide-line text-sm">
				{changes.data.map(({ id, time, actor, subject, details }) => (
					<li key={id} className="flex flex-wrap items-baseline gap-x-3 px-4 py-2">
						<time
							className="w-24 shrink-0 text-text-3"
							dateTime={time.toISOString()}
							title={formatTimeExact(time.toISOString(), zone)}
						>
							{formatAgo(time, now)}
						</time>
						<span className="font-medium">{subject}</span>
						<span className="min-w-0 text-text-2">{changeWords(details)}</span>
						<span className="ml-auto text-text-3">{actor}</span>
					</li>
				))}
			</ul>
		</Section>
	);
}

function changeWords(details: unknown): string {
	const { before, after } = definitionChange(details);
	return `${meaningOf(before)} → ${meaningOf(after)}`;
}

function meaningOf(definition: DefinitionChange['after']): string {
	if (definition === null) return 'nothing set';
	const { direction } = definition;
	if (direction === 'none') return directionWords.none;
	return `${directionWords[direction]}, ${rangeWords(definition)}, passes ${passWords(definition)}`;
}
