'use client';

import Link from 'next/link';
import { type KeyboardEvent, type RefObject, useId } from 'react';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { useProject } from '../projects/project-context.tsx';
import { type CauseKey, outcomeKeys, severityKeys } from './review-words.ts';
import type { ReviewDraft } from './use-review-draft.ts';

type LabelPanelProps = {
	draft: ReviewDraft;
	change: (changed: Partial<ReviewDraft>) => void;
	choose: (outcome: (typeof outcomeKeys)[number]['outcome']) => void;
	causes: readonly CauseKey[];
	/** Traces of the same failure that are open, this one included. */
	alike: number;
	isSaving: boolean;
	noteField: RefObject<HTMLTextAreaElement | null>;
	expectedField: RefObject<HTMLTextAreaElement | null>;
};

/** Root cause, severity, note, outcome: at most four keys. */
export function LabelPanel(props: LabelPanelProps) {
	const { draft, change, choose, causes, alike, isSaving, noteField, expectedField } = props;
	return (
		<div className="space-y-4">
			<Causes {...{ draft, change, causes }} />
			<fieldset className="flex flex-wrap gap-1">
				<legend className="mb-1 text-sm text-text-2">Severity</legend>
				{severityKeys.map(({ severity, key, label }) => (
					<Button
						key={severity}
						look={draft.severity === severity ? 'primary' : 'plain'}
						aria-pressed={draft.severity === severity}
						onClick={() => change({ severity: draft.severity === severity ? null : severity })}
					>
						{label} <Kbd>{key}</Kbd>
					</Button>
				))}
			</fieldset>
			<KeyedText label="Note" hotkey="n" field={noteField} value={draft.note} onChange={(note) => change({ note })} />
			<KeyedText
				label="Expected answer"
				hotkey="e"
				field={expectedField}
				value={draft.expected}
				onChange={(expected) => change({ expected })}
			/>
			<Field label="Dataset" value={draft.dataset} onChange={(event) => change({ dataset: event.target.value })} />
			{alike > 1 && (
				<label className="flex items-center gap-2">
					<input type="checkbox" checked={draft.alike} onChange={(event) => change({ alike: event.target.checked })} />
					<span className="flex-1">Same failure: label all {alike}</span>
					<Kbd>a</Kbd>
				</label>
			)}
			<fieldset className="flex flex-wrap gap-1" disabled={isSaving}>
				<legend className="mb-1 text-sm text-text-2">Outcome</legend>
				{outcomeKeys.map(({ outcome, key, label }) => (
					<Button key={outcome} disabled={draft.cause.trim() === ''} onClick={() => choose(outcome)}>
						{label} <Kbd>{key}</Kbd>
					</Button>
				))}
			</fieldset>
			{draft.cause.trim() === '' && <p className="text-sm text-text-3">Choose a root cause, then an outcome.</p>}
		</div>
	);
}

function Causes({ draft, change, causes }: Pick<LabelPanelProps, 'draft' | 'change' | 'causes'>) {
	const { slug } = useProject();
	const isListed = causes.some(({ cause }) => cause === draft.cause);
	return (
		<fieldset className="space-y-1">
			<legend className="mb-1 text-sm text-text-2">Root cause</legend>
			<div className="grid grid-cols-2 gap-1 lg:grid-cols-1">
				{causes.map(({ cause, key, label }) => (
					<Button
						key={cause}
						look={draft.cause === cause ? 'primary' : 'plain'}
						aria-pressed={draft.cause === cause}
						className="w-full min-w-0 justify-between"
						onClick={() => change({ cause })}
					>
						<span className="truncate">{label}</span>
						<Kbd>{key}</Kbd>
					</Button>
				))}
			</div>
			<Field
				label="Another cause"
				value={isListed ? '' : draft.cause}
				maxLength={60}
				onChange={(event) => change({ cause: event.target.value })}
			/>
			<p className="text-sm text-text-3">
				One that comes again gets a key in{' '}
				<Link href={`/${slug}/settings/review`} className="text-accent hover:underline">
					settings
				</Link>
				.
			</p>
		</fieldset>
	);
}

type KeyedTextProps = {
	label: string;
	hotkey: string;
	field: RefObject<HTMLTextAreaElement | null>;
	value: string;
	onChange: (value: string) => void;
};

/** A text that a key leads into and Escape out of. */
function KeyedText({ label, hotkey, field, value, onChange }: KeyedTextProps) {
	const id = useId();
	const leave = (event: KeyboardEvent<HTMLTextAreaElement>) => {
		if (event.key === 'Escape') event.currentTarget.blur();
	};
	return (
		<div>
			<label htmlFor={id} className="mb-1 flex justify-between text-sm text-text-2">
				{label} <Kbd>{hotkey}</Kbd>
			</label>
			<textarea
				id={id}
				ref={field}
				rows={2}
				value={value}
				onChange={(event) => onChange(event.target.value)}
				onKeyDown={leave}
				className="block w-full rounded border border-line-strong bg-surface px-2 py-1"
			/>
		</div>
	);
}
