'use client';

import { type RefObject, useId } from 'react';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { causeKeys, outcomeKeys } from './review-words.ts';
import type { ReviewDraft } from './use-review-draft.ts';

type LabelPanelProps = {
	draft: ReviewDraft;
	change: (changed: Partial<ReviewDraft>) => void;
	choose: (outcome: (typeof outcomeKeys)[number]['outcome']) => void;
	/** Traces of the same failure that are open, this one included. */
	alike: number;
	isSaving: boolean;
	noteField: RefObject<HTMLTextAreaElement | null>;
};

/** Root cause, severity, note, outcome: at most four keys. */
export function LabelPanel({ draft, change, choose, alike, isSaving, noteField }: LabelPanelProps) {
	const noteId = useId();
	return (
		<div className="space-y-4">
			<fieldset className="space-y-1">
				<legend className="mb-1 text-sm text-text-2">Root cause</legend>
				{causeKeys.map(({ cause, key, label }) => (
					<Button
						key={cause}
						look={draft.cause === cause ? 'primary' : 'plain'}
						aria-pressed={draft.cause === cause}
						className="w-full justify-between"
						onClick={() => change({ cause })}
					>
						{label}
						<Kbd>{key}</Kbd>
					</Button>
				))}
				<Field
					label="Own cause"
					value={causeKeys.some(({ cause }) => cause === draft.cause) ? '' : draft.cause}
					onChange={(event) => change({ cause: event.target.value })}
				/>
			</fieldset>
			<fieldset className="flex flex-wrap gap-1">
				<legend className="mb-1 text-sm text-text-2">Severity</legend>
				{(['low', 'medium', 'high'] as const).map((severity) => (
					<Button
						key={severity}
						look={draft.severity === severity ? 'primary' : 'plain'}
						aria-pressed={draft.severity === severity}
						onClick={() => change({ severity: draft.severity === severity ? null : severity })}
					>
						{severity}
					</Button>
				))}
			</fieldset>
			<div>
				<label htmlFor={noteId} className="mb-1 flex justify-between text-sm text-text-2">
					Note <Kbd>n</Kbd>
				</label>
				<textarea
					id={noteId}
					ref={noteField}
					rows={3}
					value={draft.note}
					onChange={(event) => change({ note: event.target.value })}
					onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
					className="w-full rounded border border-line-strong bg-surface px-2 py-1"
				/>
			</div>
			<Field
				label="Expected answer"
				value={draft.expected}
				onChange={(event) => change({ expected: event.target.value })}
			/>
			<Field label="Dataset" value={draft.dataset} onChange={(event) => change({ dataset: event.target.value })} />
			{alike > 1 && (
				<label className="flex items-center gap-2">
					<input type="checkbox" checked={draft.all} onChange={(event) => change({ all: event.target.checked })} />
					Same failure: label all {alike}
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
