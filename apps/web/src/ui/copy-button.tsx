'use client';

import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { toast } from 'sonner';
import { Button } from './button.tsx';

/** A function gives what is copied at the moment of the click. */
type CopyButtonProps = { text: string | (() => string); label: string; quiet?: boolean };

/** Copies `text`; says so in place for two seconds. */
export function CopyButton({ text, label, quiet = false }: CopyButtonProps) {
	const [copied, setCopied] = useState(false);
	useEffect(() => {
		if (!copied) return;
		const timer = setTimeout(() => setCopied(false), 2000);
		return () => clearTimeout(timer);
	}, [copied]);

	const copy = async () => {
		try {
			await navigator.clipboard.writeText(typeof text === 'string' ? text : text());
			setCopied(true);
		} catch {
			// Browsers give the clipboard only to https and localhost.
			toast.error('The browser did not allow copying. Select the text instead.');
		}
	};
	const Icon = copied ? Check : Copy;
	if (quiet) {
		return (
			<Button look="quiet" square aria-label={copied ? 'Copied' : label} onClick={copy}>
				<Icon size={14} />
			</Button>
		);
	}
	return (
		<Button onClick={copy}>
			<Icon size={14} />
			{copied ? 'Copied' : label}
		</Button>
	);
}
