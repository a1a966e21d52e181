'use client';

import { Pencil, RotateCcw } from 'lucide-react';
import { formatCount } from '../../lib/format-count.ts';
import { Button } from '../../ui/button.tsx';
import { directionWords, passWords, rangeWords, seenWords } from './definition-words.ts';
import { ScoreSeen } from './score-seen.tsx';
import type { NamedScore } from './use-score-definitions.ts';

type DefinitionTableProps = {
	names: readonly NamedScore[];
	onEdit: (name: NamedScore) => void;
	onForget: (name: NamedScore) => void;
};

/** Columns that a telephone shows under the name instead. */
const wide = 'hidden md:table-cell';
const roomy = 'hidden xl:table-cell';

/** Names with a meaning, and who gave it. */
export function DefinitionTable({ names, ...actions }: DefinitionTableProps) {
	if (names.length === 0) return <p className="p-4 text-text-2">None has come, and none was set.</p>;
	return (
		<table className="w-full text-sm" data-testid="score-definitions">
			<thead>
				<tr className="border-b border-line text-left text-xs text-text-3">
					<th className="h-8 px-4 font-normal">Name</th>
					<th className={`px-3 font-normal ${wide}`}>Direction</th>
					<th className={`px-3 font-normal ${wide}`}>Range</th>
					<th className={`px-3 font-normal ${wide}`}>Passes</th>
					<th className={`px-3 font-normal ${wide}`}>Set by</th>
					<th className={`px-3 text-right font-normal ${wide}`}>Scores</th>
					<th className={`px-3 font-normal ${roomy}`}>Values</th>
					<th className={`px-3 font-normal whitespace-nowrap ${roomy}`}>Last seen</th>
					<th className="w-20" aria-label="Actions" />
				</tr>
			</thead>
			<tbody>
				{names.map((score) => (
					<DefinitionRow key={score.name} score={score} {...actions} />
				))}
			</tbody>
		</table>
	);
}

type RowProps = Omit<DefinitionTableProps, 'names'> & { score: NamedScore };

function DefinitionRow({ score, onEdit, onForget }: RowProps) {
	const { name, direction, origin, scores, seen } = score;
	const setBy = origin === 'project' ? 'this project' : 'known default';
	return (
		<tr className="border-b border-line last:border-0">
			<td className="h-11 max-w-72 px-4 py-2 md:py-0">
				<span className="block truncate font-medium" title={name}>
					{name}
				</span>
				<span className="block text-text-3 md:hidden">
					{directionWords[direction]}
					{direction !== 'none' && ` · ${rangeWords(score)} · passes ${passWords(score)}`} · {setBy}
				</span>
			</td>
			<td className={`px-3 whitespace-nowrap ${wide}`}>{directionWords[direction]}</td>
			<td className={`px-3 whitespace-nowrap tabular-nums ${wide}`}>{rangeWords(score)}</td>
			<td className={`max-w-48 truncate px-3 tabular-nums ${wide}`}>{passWords(score)}</td>
			<td className={`px-3 whitespace-nowrap ${origin === 'project' ? '' : 'text-text-3'} ${wide}`}>{setBy}</td>
			<td className={`figure px-3 ${wide}`}>{formatCount(scores)}</td>
			<td className={`max-w-48 truncate px-3 tabular-nums ${roomy}`}>{seenWords(seen) ?? '–'}</td>
			<td className={`px-3 whitespace-nowrap ${roomy}`}>
				<ScoreSeen seen={seen} />
			</td>
			<td className="px-2 text-right whitespace-nowrap">
				{origin === 'project' && (
					<Button
						look="quiet"
						square
						title="Forget what was set"
						aria-label={`Forget what was set for ${name}`}
						onClick={() => onForget(score)}
					>
						<RotateCcw size={14} />
					</Button>
				)}
				<Button
					look="quiet"
					square
					title={origin === 'project' ? 'Edit' : 'Set your own'}
					aria-label={`Edit ${name}`}
					onClick={() => onEdit(score)}
				>
					<Pencil size={14} />
				</Button>
			</td>
		</tr>
	);
}
