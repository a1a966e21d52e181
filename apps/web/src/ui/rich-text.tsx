'use client';

import { useState } from 'react';
import Markdown, { type Components, defaultUrlTransform } from 'react-markdown';
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize';
import remarkGfm from 'remark-gfm';
import { htmlAsText } from './html-as-text.ts';
import { JsonView } from './json-view.tsx';
import { isInlineImage, RemoteImage } from './remote-image.tsx';

const schema = {
	...defaultSchema,
	protocols: { ...defaultSchema.protocols, src: ['http', 'https', 'data'] },
};

const components: Components = {
	a: ({ href, children }) => (
		<a
			href={href}
			target="_blank"
			rel="noopener noreferrer nofollow"
			className="text-accent underline underline-offset-2"
		>
			{children}
		</a>
	),
	img: ({ src, alt }) => {
		if (typeof src !== 'string') return null;
		// biome-ignore lint/performance/noImgElement: a data: URL needs no optimiser
		if (isInlineImage(src)) return <img src={src} alt={alt ?? ''} className="max-h-80" />;
		return <RemoteImage url={src} alt={alt ?? ''} />;
	},
};

/** Text this long is folded: rendering a megabyte of Markdown would freeze the page. */
const longText = 6_000;

/**
 * What a person or a model wrote: Markdown, sanitised; JSON as JSON. Raw HTML shows as text, links open elsewhere without
 * a referrer, remote images are not loaded.
 */
export function RichText({ text }: { text: string }) {
	const [isOpen, setOpen] = useState(false);
	const json = jsonOf(text);
	if (json !== null) return <JsonView value={json} />;
	const isLong = text.length > longText;
	const shown = isLong && !isOpen ? text.slice(0, longText) : text;
	return (
		<div className="rich-text max-w-[80ch] break-words">
			<Markdown
				remarkPlugins={[remarkGfm, htmlAsText]}
				rehypePlugins={[[rehypeSanitize, schema]]}
				components={components}
				urlTransform={(url, key) => (key === 'src' && isInlineImage(url) ? url : defaultUrlTransform(url))}
			>
				{shown}
			</Markdown>
			{isLong && (
				<button
					type="button"
					onClick={() => setOpen(!isOpen)}
					className="text-sm text-accent underline underline-offset-2"
				>
					{isOpen ? 'Show less' : `Show all ${text.length.toLocaleString('en-US')} characters`}
				</button>
			)}
		</div>
	);
}

function jsonOf(text: string): object | null {
	if (!/^\s*[[{][\s\S]*[\]}]\s*$/.test(text)) return null;
	try {
		const value: unknown = JSON.parse(text);
		return typeof value === 'object' ? value : null;
	} catch {
		return null;
	}
}
