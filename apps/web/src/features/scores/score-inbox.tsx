'use client';

import { formatCount, plural } from '../../lib/format-count.ts';
import { useNarrow } from '../../lib/use-media.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { useProject } from '../projects/project-context.tsx';
import { seenWords } from './definition-words.ts';
import { ScoreSeen } from './score-seen.tsx';
import { Section } from './section.tsx';
import { type NamedScore, useScoreDefinitions } from './use-score-definitions.ts';

type ScoreInboxProps = { names: readonly NamedScore[]; hasAny: boolean; onSet: (name: NamedScore) => void };

/** Names that came and that nobody has given a meaning, the most used first: each is set, or charted only. */
export function ScoreInbox({ names, hasAny, onSet }: ScoreInboxProps) {
	const { slug } = useProject();
	const { define } = useScoreDefinitions();
	const ignore = ({ name }: NamedScore) => define.mutate({ project: slug, definition: { name, direction: 'none' } });
	return (
		<Section
			title="To be defined"
			lead="These scores arrive, and nobody has said which way is better. Until then they are charted, and kept out of pass rates, reviews and alerts."
		>
			{define.isError && <ErrorNote title="It was not saved" error={define.error} />}
			{names.length === 0 ? (
				<p className="p-4 text-text-2">
					{hasAny
						? 'Every score that has come has a meaning.'
						: 'No scores have come yet. The first of each name shows up here.'}
				</p>
			) : (
				<InboxRows names={names} onSet={onSet} onIgnore={ignore} />
			)}
		</Section>
	);
}

type RowsProps = {
	names: readonly NamedScore[];
	onSet: (name: NamedScore) => void;
	onIgnore: (name: NamedScore) => void;
};

function InboxRows({ names, ...actions }: RowsProps) {
	const isNarrow = useNarrow();
	if (isNarrow) {
		return (
			<ul className="divide-y divide-line">
				{names.map((score) => (
					<li key={score.name} className="space-y-2 px-4 py-3">
						<Name score={score} />
						<p className="text-sm text-text-2">
							{plural(score.scores, 'score')} · {seenWords(score.seen)} · last <ScoreSeen seen={score.seen} />
						</p>
						<Actions score={score} {...actions} />
					</li>
				))}
			</ul>
		);
	}
	return (
		<div className="overflow-x-auto">
			<table className="w-full text-sm" data-testid="score-inbox">
				<thead>
					<tr className="border-b border-line text-left text-xs text-text-3">
						<th className="h-8 px-4 font-normal">Name</th>
						<th className="px-3 text-right font-normal">Scores</th>
						<th className="px-3 font-normal">Values</th>
						<th className="px-3 font-normal whitespace-nowrap">Last seen</th>
						<th className="px-4" aria-label="Actions" />
					</tr>
				</thead>
				<tbody>
					{names.map((score) => (
						<tr key={score.name} className="border-b border-line last:border-0">
							<td className="h-11 max-w-72 px-4">
								<Name score={score} />
							</td>
							<td className="figure px-3">{formatCount(score.scores)}</td>
							<td className="max-w-48 truncate px-3 tabular-nums" title={seenWords(score.seen) ?? undefined}>
								{seenWords(score.seen)}
							</td>
							<td className="px-3 whitespace-nowrap">
								<ScoreSeen seen={score.seen} />
							</td>
							<td className="px-4">
								<Actions score={score} {...actions} />
							</td>
						</tr>
					))}
				</tbody>
			</table>
		</div>
	);
}

function Name({ score: { name, open, min, max } }: { score: NamedScore }) {
	return (
		<>
			<span className="block truncate font-medium" title={name}>
				{name}
			</span>
			{open === 'beyond' && (
				<span className="block text-text-3">
					known, but its numbers leave {min} – {max}: those say nothing
				</span>
			)}
		</>
	);
}

function Actions({ score, onSet, onIgnore }: Omit<RowsProps, 'names'> & { score: NamedScore }) {
	return (
		<div className="flex gap-1.5 sm:justify-end">
			<Button onClick={() => onSet(score)} aria-label={`Define ${score.name}`}>
				Define…
			</Button>
			<Button
				onClick={() => onIgnore(score)}
				aria-label={`Ignore ${score.name}`}
				title="Charted, never judged: no pass rate, no review, no alert"
			>
				Ignore
			</Button>
		</div>
	);
}
