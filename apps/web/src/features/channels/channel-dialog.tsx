'use client';

import { useState } from 'react';
import { focusFirstFault } from '../../lib/focus-first-fault.ts';
import { refusedField } from '../../trpc/error-words.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useProject } from '../projects/project-context.tsx';
import { type ChannelDraft, type ChannelFaults, emptyDraft, findChannelFaults, targetOf } from './channel-draft.ts';
import { ChannelFields } from './channel-fields.tsx';
import { makeSigningSecret } from './make-signing-secret.ts';
import { SigningSecret } from './signing-secret.tsx';
import { type Channel, useChannels } from './use-channels.ts';

type ChannelDialogProps = {
	/** null = a new one. */
	channel: Channel | null;
	mailIsOn: boolean;
	onClose: () => void;
};

/** Makes or replaces a channel. A signing secret that was made for it is shown once, afterwards. */
export function ChannelDialog({ channel, mailIsOn, onClose }: ChannelDialogProps) {
	const form = useChannelForm(channel, onClose);
	if (form.shownSecret !== null) {
		return (
			<Dialog
				open
				onOpenChange={onClose}
				wide
				title="Copy the signing secret now"
				description="It is stored sealed. Once this is closed nobody can show it again."
			>
				<SigningSecret secret={form.shownSecret} onDone={onClose} />
			</Dialog>
		);
	}
	return (
		<Dialog
			open
			onOpenChange={onClose}
			title={channel === null ? 'New channel' : `Replace ${channel.name}`}
			{...(channel === null
				? {}
				: {
						description: `It leads to ${channel.label}. Type in the whole target again: the stored one is never shown.`,
					})}
		>
			<form
				noValidate
				className="space-y-4"
				onSubmit={(event) => {
					event.preventDefault();
					form.save();
					focusFirstFault(event.currentTarget);
				}}
			>
				<ChannelFields draft={form.draft} onChange={form.setDraft} faults={form.faults} mailIsOn={mailIsOn} />
				{form.refusal !== null && (
					<p role="alert" className="text-bad">
						{form.refusal}
					</p>
				)}
				<div className="flex gap-2">
					<Button type="submit" look="primary" disabled={form.isSaving}>
						{channel === null ? 'Add the channel' : 'Replace the channel'}
					</Button>
					<Button onClick={onClose}>Cancel</Button>
				</div>
			</form>
		</Dialog>
	);
}

/** What is typed, what is wrong with it, and saving it. */
function useChannelForm(channel: Channel | null, onClose: () => void) {
	const { slug } = useProject();
	const { create, replace } = useChannels();
	const [draft, setDraft] = useState<ChannelDraft>(
		channel === null ? emptyDraft : { ...emptyDraft, kind: channel.kind, name: channel.name },
	);
	const [faults, setFaults] = useState<ChannelFaults>({});
	const [shownSecret, setShownSecret] = useState<string | null>(null);
	const { error, isPending } = channel === null ? create : replace;
	const refused = error === null ? null : refusedField(error);
	const nameIsTaken = refused?.field === 'name' ? { name: `${refused.words}.` } : {};

	const save = () => {
		const madeSecret = makeSigningSecret();
		const found = findChannelFaults(draft, madeSecret);
		setFaults(found);
		if (Object.keys(found).length > 0) return;
		const input = { project: slug, name: draft.name.trim(), target: targetOf(draft, madeSecret) };
		const isSecretMade = input.target.kind === 'webhook' && input.target.secret === madeSecret;
		const onSuccess = () => (isSecretMade ? setShownSecret(madeSecret) : onClose());
		if (channel === null) create.mutate(input, { onSuccess });
		else replace.mutate({ ...input, id: channel.id }, { onSuccess });
	};
	return {
		draft,
		setDraft,
		faults: { ...nameIsTaken, ...faults },
		refusal: refused === null || refused.field === 'name' ? null : refused.words,
		isSaving: isPending,
		save,
		shownSecret,
	};
}
