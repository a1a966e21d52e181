'use client';

import { useMemo, useState } from 'react';

const token = /("(?:\\.|[^"\\])*(?:"|$))(\s*:)?|\b(true|false|null)\b|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** JSON as JSON: indented, keys and values told apart, long values folded. Plain text stays plain. */
export function JsonView({ value, lines = 30 }: { value: unknown; lines?: number }) {
	const [isOpen, setOpen] = useState(false);
	const isText = typeof value === 'string';
	const text = useMemo(() => (isText ? value : (JSON.stringify(value, null, 2) ?? '')), [value, isText]);
	const all = useMemo(() => text.split('\n'), [text]);
	const isLong = all.length > lines || text.length > lines * 200;
	const shown =
		isOpen || !isLong
			? text
			: all
					.slice(0, lines)
					.join('\n')
					.slice(0, lines * 200);
	return (
		<div>
			<pre
				className={`text-sm leading-5 break-words whitespace-pre-wrap ${isText ? 'font-sans' : 'font-mono text-xs'}`}
			>
				{isText ? shown : <Coloured text={shown} />}
			</pre>
			{isLong && (
				<button
					type="button"
					onClick={() => setOpen(!isOpen)}
					className="text-sm text-accent underline underline-offset-2"
				>
					{isOpen
						? 'Show less'
						: `Show all ${all.length > lines ? `${all.length} lines` : `${text.length} characters`}`}
				</button>
			)}
		</div>
	);
}

/** Keys in grey, text as ink, numbers and words in the accent. */
function Coloured({ text }: { text: string }) {
	const parts = useMemo(() => {
		const found: { at: number; text: string; className: string }[] = [];
		let end = 0;
		for (const match of text.matchAll(token)) {
			if (match.index > end) found.push({ at: end, text: text.slice(end, match.index), className: 'text-text-3' });
			const className = match[2] !== undefined ? 'text-text-2' : match[1] !== undefined ? '' : 'text-accent';
			found.push({ at: match.index, text: match[0], className });
			end = match.index + match[0].length;
		}
		found.push({ at: end, text: text.slice(end), className: 'text-text-3' });
		return found;
	}, [text]);
	return parts.map((part) => (
		<span key={part.at} className={part.className}>
			{part.text}
		</span>
	));
}
