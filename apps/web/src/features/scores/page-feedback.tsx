'use client';

import Link from 'next/link';
import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Code } from '../../ui/code.tsx';
import { CreateKeyDialog } from '../keys/create-key-dialog.tsx';
import { useProject } from '../projects/project-context.tsx';
import { feedbackSnippet, scoreSnippet } from './score-snippets.ts';
import { Section } from './section.tsx';

/** How thumbs get onto somebody's page: the lines with endpoint and key filled in, and the key made in place. */
export function PageFeedback() {
	const { slug, otlpUrl } = useProject();
	const [key, setKey] = useState<string | null>(null);
	const [isCreating, setCreating] = useState(false);
	const target = { otlpUrl, key: key ?? 'YOUR_KEY' };
	return (
		<Section
			title="Feedback from your pages"
			lead="Two thumbs and an optional comment under each answer: one script of 1 KB, nothing else to install. Its key is safe in a browser, since it can only add scores."
		>
			<div className="space-y-4 p-4">
				<Code text={feedbackSnippet(target)} />
				<p className="flex flex-wrap items-center gap-2 text-text-2">
					<Button onClick={() => setCreating(true)}>Make a key for pages</Button>
					{key === null ? (
						<span>
							or take one that you have from{' '}
							<Link href={`/${slug}/settings/keys`} className="text-accent hover:underline">
								API keys
							</Link>
							.
						</span>
					) : (
						<span className="text-good">The key stands in the lines above. Copy them now: it is not shown again.</span>
					)}
				</p>
				<p className="max-w-[72ch] text-text-2">
					<code className="font-mono text-sm">TRACE_ID</code> comes from your server, with the answer. Where only your
					own request id is at hand, write <code className="font-mono text-sm">data-request-id</code>. From a server, or
					for numbers and labels:
				</p>
				<Code text={scoreSnippet(otlpUrl)} />
			</div>
			<CreateKeyDialog open={isCreating} forPages onCreated={setKey} onClose={() => setCreating(false)} />
		</Section>
	);
}
