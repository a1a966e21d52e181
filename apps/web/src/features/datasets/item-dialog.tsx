'use client';

import Link from 'next/link';
import { useState } from 'react';
import { toast } from 'sonner';
import { errorWords } from '../../trpc/error-words.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TimeAgo } from '../channels/time-ago.tsx';
import { useProject } from '../projects/project-context.tsx';
import { DocumentFields } from './document-fields.tsx';
import { itemOriginHref } from './item-origin-href.ts';
import type { Item } from './item-row.tsx';
import { chatMessages, questionWords, typedLabels, typedValue, valueWords } from './item-words.ts';
import { useDatasets } from './use-datasets.ts';

type ItemDialogProps = {
	dataset: string;
	item: Item;
	/** false = it stands in an older version and can only be read. */
	canChange: boolean;
	onClose: () => void;
};

/** One item whole: what was asked and answered, and what may be changed of it. Every change is a version of its own. */
export function ItemDialog({ dataset, item, canChange, onClose }: ItemDialogProps) {
	return (
		<Dialog open wide onOpenChange={onClose} title={`Item ${item.position}`}>
			<div className="space-y-4">
				<ItemOrigin item={item} />
				<Question item={item} />
				<ItemForm dataset={dataset} item={item} canChange={canChange} onSaved={onClose} />
			</div>
		</Dialog>
	);
}

function ItemOrigin({ item }: { item: Item }) {
	const { slug } = useProject();
	const origin = itemOriginHref(slug, item);
	return (
		<p className="text-sm text-text-3">
			Stands so since version {item.version}, by {item.createdBy}, <TimeAgo time={new Date(item.createdAt)} />
			{origin !== null && (
				<>
					{' · '}
					<Link href={origin} className="text-accent hover:underline">
						{item.spanId === null ? 'its trace' : 'its span'}
					</Link>
				</>
			)}
		</p>
	);
}

function Question({ item }: { item: Item }) {
	const messages = chatMessages(item.input);
	const answer = valueWords(item.output);
	const turns = messages === null ? [{ role: 'Question', content: questionWords(item.input) }] : messages;
	return (
		<dl className="max-h-72 space-y-2 overflow-auto rounded border border-line bg-sunken p-3">
			{turns.map(({ role, content }, index) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: messages of an item never move
				<div key={index}>
					<dt className="text-sm text-text-3">{role}</dt>
					<dd className="break-words whitespace-pre-wrap">{content}</dd>
				</div>
			))}
			<div>
				<dt className="text-sm text-text-3">Answer when it was taken</dt>
				<dd className="break-words whitespace-pre-wrap">
					{answer === '' ? <span className="text-text-3">– none was sent</span> : answer}
				</dd>
			</div>
		</dl>
	);
}

type ItemFormProps = Omit<ItemDialogProps, 'onClose'> & { onSaved: () => void };

function ItemForm({ dataset, item, canChange, onSaved }: ItemFormProps) {
	const { slug } = useProject();
	const { editItem } = useDatasets();
	const [expected, setExpected] = useState(valueWords(item.expected));
	const [labels, setLabels] = useState(item.labels.join(', '));
	const [documents, setDocuments] = useState(item.context);
	const answer = valueWords(item.output);
	const context = documents.filter(({ content }) => content.trim() !== '');
	const edit = { expected: typedValue(expected, item.expected), labels: typedLabels(labels), context: [...context] };
	const onSuccess = ({ version }: { version: number }) => {
		toast(version === item.version ? 'Nothing was changed.' : `Saved as version ${version}.`);
		onSaved();
	};
	return (
		<form
			className="space-y-4"
			onSubmit={(event) => {
				event.preventDefault();
				editItem.mutate({ project: slug, dataset, itemId: item.id, edit }, { onSuccess });
			}}
		>
			<fieldset disabled={!canChange} className="space-y-4">
				<TextArea
					label="Expected output"
					rows={5}
					value={expected}
					onChange={(event) => setExpected(event.target.value)}
					placeholder="– nobody has said"
				/>
				{canChange && answer !== '' && answer !== expected && (
					<Button onClick={() => setExpected(answer)}>What was answered is right</Button>
				)}
				<Field label="Labels" value={labels} onChange={(event) => setLabels(event.target.value)} />
				<DocumentFields documents={documents} onChange={setDocuments} canChange={canChange} />
			</fieldset>
			{editItem.error !== null && (
				<p role="alert" className="text-bad">
					{errorWords(editItem.error)}
				</p>
			)}
			{canChange && (
				<Button type="submit" look="primary" disabled={editItem.isPending}>
					{editItem.isPending ? 'Saving…' : 'Save'}
				</Button>
			)}
		</form>
	);
}
