'use client';

import { useMutation } from '@tanstack/react-query';
import { KeyRound } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTrpc } from '../../trpc/use-trpc.ts';
import { Button } from '../../ui/button.tsx';
import { Code } from '../../ui/code.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { useProject } from '../projects/project-context.tsx';
import { ArrivalWatch } from './arrival-watch.tsx';
import { agentText, type Destination, type SnippetKey, snippets } from './snippets.ts';

const noKeyYet = 'YOUR_KEY';

/** The empty state that teaches: a key, the lines to paste, and a page that turns by itself. */
export function FirstTrace({ onDone }: { onDone: () => void }) {
	const { otlpUrl } = useProject();
	const [key, setKey] = useState<string | null>(null);
	const to: Destination = { otlpUrl, key: key ?? noKeyYet };
	return (
		<div className="mx-auto grid w-full max-w-280 gap-x-10 gap-y-8 px-4 py-8 lg:grid-cols-[minmax(0,1fr)_320px] lg:px-6">
			<div className="min-w-0 space-y-7">
				<header>
					<h1>Send the first trace</h1>
					<p className="mt-1 max-w-[64ch] text-text-2">
						Any application with OpenTelemetry will do: there is no SDK of ours and nothing in front of your model.
						Spans go to <code className="font-mono text-sm">{otlpUrl}</code>.
					</p>
				</header>
				<Step number={1} title="Make a key">
					<MakeKey value={key} onMade={setKey} />
				</Step>
				<Step number={2} title="Paste these lines">
					<Snippets to={to} />
				</Step>
				<Step number={3} title="Or let a coding agent do it">
					<p className="mb-2 text-text-2">
						A text that names the endpoint, the key, what to instrument and how to check that it worked.
					</p>
					<CopyButton text={agentText(to)} label="Copy for your coding agent" />
				</Step>
			</div>
			<ArrivalWatch onDone={onDone} />
		</div>
	);
}

function Step({ number, title, children }: { number: number; title: string; children: ReactNode }) {
	return (
		<section className="grid grid-cols-[24px_minmax(0,1fr)] gap-x-3">
			<span className="flex size-6 items-center justify-center rounded-full border border-line-strong text-sm text-text-2 tabular-nums">
				{number}
			</span>
			<div className="min-w-0">
				<h2 className="mb-2 text-lg font-medium">{title}</h2>
				{children}
			</div>
		</section>
	);
}

function MakeKey({ value, onMade }: { value: string | null; onMade: (key: string) => void }) {
	const { slug } = useProject();
	const create = useMutation(useTrpc().keys.create.mutationOptions({ onSuccess: ({ key }) => onMade(key) }));
	if (value !== null) {
		return (
			<>
				<Code text={value} />
				<p className="mt-1.5 text-sm text-text-3">Shown once; it already stands in the lines below.</p>
			</>
		);
	}
	return (
		<>
			<Button
				look="primary"
				disabled={create.isPending}
				onClick={() => create.mutate({ project: slug, name: 'First application', scopes: ['ingest'] })}
			>
				<KeyRound size={14} /> Make a key
			</Button>
			<p className="mt-1.5 text-sm text-text-3">
				It may only send. The key printed when the server started works too: put it where {noKeyYet} stands.
			</p>
			{create.isError && (
				<p role="alert" className="mt-1 text-bad">
					{create.error.message}
				</p>
			)}
		</>
	);
}

function Snippets({ to }: { to: Destination }) {
	const [open, setOpen] = useState<SnippetKey>('python');
	return (
		<div className="panel overflow-hidden">
			<Tabs
				label="Language"
				value={open}
				onChange={setOpen}
				tabs={snippets.map(({ key, label, write }) => ({
					key,
					label,
					content: <Code text={write(to)} className="rounded-none border-0" />,
				}))}
			/>
		</div>
	);
}
