'use client';

import { useState } from 'react';
import { focusFirstFault } from '../../lib/focus-first-fault.ts';
import { refusedField } from '../../trpc/error-words.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { useProject } from '../projects/project-context.tsx';
import {
	type DefinitionDraft,
	type DefinitionFaults,
	draftOfDefinition,
	emptyDefinition,
	readDefinition,
} from './definition-draft.ts';
import { meaningWords, seenWords } from './definition-words.ts';
import { type NamedScore, useScoreDefinitions } from './use-score-definitions.ts';

/** Says what a name means; `score` null = a name that is typed here. */
export function DefinitionDialog({ score, onClose }: { score: NamedScore | null; onClose: () => void }) {
	const { slug } = useProject();
	const { define } = useScoreDefinitions();
	const [draft, setDraft] = useState(() => firstDraft(score));
	const [found, setFound] = useState<DefinitionFaults>({});
	const refused = define.error === null ? null : refusedField(define.error);
	const save = () => {
		const read = readDefinition(draft);
		setFound('faults' in read ? read.faults : {});
		if ('definition' in read) define.mutate({ project: slug, definition: read.definition }, { onSuccess: onClose });
	};
	return (
		<Dialog open onOpenChange={onClose} title={score === null ? 'New definition' : `What ${score.name} means`}>
			<form
				noValidate
				className="space-y-4"
				onSubmit={(event) => {
					event.preventDefault();
					save();
					focusFirstFault(event.currentTarget);
				}}
			>
				<DefinitionFields draft={draft} faults={found} score={score} onChange={setDraft} />
				<Meaning draft={draft} />
				{refused !== null && (
					<p role="alert" className="text-bad">
						{refused.words}
					</p>
				)}
				<div className="flex gap-2">
					<Button type="submit" look="primary" disabled={define.isPending}>
						Save
					</Button>
					<Button onClick={onClose}>Cancel</Button>
				</div>
			</form>
		</Dialog>
	);
}

/** Whoever opens the form for an unknown name wants it judged. */
function firstDraft(score: NamedScore | null): DefinitionDraft {
	if (score === null) return emptyDefinition;
	return score.origin === 'unknown' ? { ...emptyDefinition, name: score.name } : draftOfDefinition(score);
}

const directions = [
	{ value: 'higher', label: 'higher is better' },
	{ value: 'lower', label: 'lower is better' },
	{ value: 'none', label: 'neither: chart it, do not judge it' },
] as const;

type FieldsProps = {
	draft: DefinitionDraft;
	faults: DefinitionFaults;
	score: NamedScore | null;
	onChange: (draft: DefinitionDraft) => void;
};

function DefinitionFields({ draft, faults, score, onChange }: FieldsProps) {
	const text = (field: Exclude<keyof DefinitionDraft, 'direction'>) => ({
		value: draft[field],
		autoComplete: 'off',
		onChange: ({ target }: { target: { value: string } }) => onChange({ ...draft, [field]: target.value }),
		...(faults[field] === undefined ? {} : { error: faults[field] }),
	});
	const seen = seenWords(score?.seen ?? null);
	const number = { inputMode: 'decimal', className: 'tabular-nums' } as const;
	const isJudged = draft.direction !== 'none';
	return (
		<>
			{score === null && <Field label="Name" hint="As it is sent." maxLength={200} autoFocus {...text('name')} />}
			<div>
				<p className="mb-1 text-sm text-text-2">Which way is better</p>
				<Choice
					label="Which way is better"
					value={draft.direction}
					options={directions}
					onChange={(direction) => onChange({ ...draft, direction, ...(direction === 'none' ? { passMark: '' } : {}) })}
				/>
			</div>
			<div className="grid grid-cols-3 items-start gap-3">
				<Field label="From" placeholder="0" {...number} {...text('min')} />
				<Field label="To" placeholder="1" {...number} {...text('max')} />
				{isJudged && <Field label="Pass mark" placeholder="0.5" {...number} {...text('passMark')} />}
			</div>
			{seen !== null && <p className="text-sm text-text-3">Seen so far: {seen}</p>}
			{isJudged && (
				<div className="grid gap-3 sm:grid-cols-2">
					<Field label="Labels that pass" placeholder="great, good" {...text('passLabels')} />
					<Field label="Labels that fail" placeholder="poor, wrong" {...text('failLabels')} />
				</div>
			)}
		</>
	);
}

/** What the draft does to a value; nothing while it cannot be read. */
function Meaning({ draft }: { draft: DefinitionDraft }) {
	const read = readDefinition({ ...draft, name: draft.name || '–' });
	const words =
		'definition' in read
			? `${meaningWords(read.definition)} It counts at once for everything that is stored.`
			: 'Not clear yet what it means.';
	return <p className="rounded bg-sunken px-3 py-2 text-sm text-text-2">{words}</p>;
}
