import type { ChannelKind } from '@spanledger/core/notify/channel';
import type { ReactNode } from 'react';
import { Field } from '../../ui/field.tsx';
import type { ChannelDraft, ChannelFaults, ChannelField } from './channel-draft.ts';
import { kindWords } from './channel-kinds.ts';
import { MailOffNote } from './mail-off-note.tsx';

type ChannelFieldsProps = {
	draft: ChannelDraft;
	onChange: (draft: ChannelDraft) => void;
	faults: ChannelFaults;
	mailIsOn: boolean;
};

/** What a channel of the chosen kind needs to know. */
export function ChannelFields({ draft, onChange, faults, mailIsOn }: ChannelFieldsProps) {
	/** An input of one field with its fault. */
	const bound = (field: ChannelField) => ({
		value: draft[field],
		onChange: (event: { target: { value: string } }) => onChange({ ...draft, [field]: event.target.value }),
		autoComplete: 'off',
		...(faults[field] === undefined ? {} : { error: faults[field] }),
	});
	const fieldsOf: Record<ChannelKind, ReactNode> = {
		slack: (
			<Field
				label="Address of the incoming webhook"
				type="url"
				placeholder="https://hooks.slack.com/services/T…/B…/…"
				hint="In Slack: Apps → Incoming Webhooks → Add. Whoever knows the address can post there, so it is never shown again."
				{...bound('url')}
			/>
		),
		webhook: (
			<>
				<Field
					label="Address"
					type="url"
					placeholder="https://example.com/hooks/spanledger"
					hint="JSON is posted there. It is never shown again, only its host is."
					{...bound('url')}
				/>
				<Field
					label="Signing secret"
					spellCheck={false}
					className="font-mono"
					placeholder="made for you"
					hint="Leave it empty: one is made in this browser and shown once. Type your own to keep one that the receiver has."
					{...bound('secret')}
				/>
			</>
		),
		email: (
			<>
				<Field
					label="Addresses"
					placeholder="ada@example.com, finance@example.com"
					hint="Up to 20, with commas or spaces between them."
					{...bound('to')}
				/>
				{!mailIsOn && <MailOffNote />}
			</>
		),
	};
	return (
		<>
			<KindChoice kind={draft.kind} onChange={(kind) => onChange({ ...draft, kind })} />
			<Field label="Name" placeholder="ops-alerts" maxLength={100} {...bound('name')} />
			{fieldsOf[draft.kind]}
		</>
	);
}

const kinds = Object.keys(kindWords) as ChannelKind[]; // the table has one row for each kind

function KindChoice({ kind, onChange }: { kind: ChannelKind; onChange: (kind: ChannelKind) => void }) {
	return (
		<fieldset>
			<legend className="mb-1 text-sm text-text-2">Tell by</legend>
			<div className="grid gap-1.5 sm:grid-cols-3">
				{kinds.map((option) => {
					const { label, icon: Icon, meaning } = kindWords[option];
					return (
						<label
							key={option}
							className="flex cursor-pointer flex-col gap-0.5 rounded border border-line-strong p-2 has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-accent"
						>
							<input
								type="radio"
								name="kind"
								aria-label={label}
								className="sr-only"
								checked={kind === option}
								onChange={() => onChange(option)}
							/>
							<span className="flex items-center gap-1.5 font-medium">
								<Icon size={14} className="shrink-0 text-text-3" />
								{label}
							</span>
							<span className="text-sm text-text-2">{meaning}</span>
						</label>
					);
				})}
			</div>
		</fieldset>
	);
}
