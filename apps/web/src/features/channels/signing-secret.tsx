'use client';

import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Code } from '../../ui/code.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { type SnippetLanguage, verifySnippets } from './verify-snippets.ts';

const languages = [
	{ value: 'python', label: 'Python' },
	{ value: 'typescript', label: 'TypeScript' },
] as const;

/** The secret, once, and what the receiver does with it. */
export function SigningSecret({ secret, onDone }: { secret: string; onDone: () => void }) {
	const [language, setLanguage] = useState<SnippetLanguage>('python');
	return (
		<>
			<div className="flex items-center gap-2">
				<code
					data-testid="signing-secret"
					className="min-w-0 flex-1 rounded border border-line bg-sunken px-2 py-1.5 font-mono text-sm break-all"
				>
					{secret}
				</code>
				<CopyButton text={secret} label="Copy" />
			</div>
			<div className="mt-4 mb-1.5 flex items-center justify-between gap-2">
				<p className="text-sm text-text-2">The receiver checks each message with it</p>
				<Choice label="Language" value={language} onChange={setLanguage} options={languages} />
			</div>
			<Code text={verifySnippets[language]} />
			<Button className="mt-4" onClick={onDone}>
				Done
			</Button>
		</>
	);
}
