'use client';

import type { Part } from '@spanledger/core/conventions/content';
import { Image } from 'lucide-react';
import { isInlineImage, RemoteImage } from '../../ui/remote-image.tsx';

/** An image that came with the span is shown; one that lies elsewhere is never loaded by itself. */
export function Media({ part }: { part: Extract<Part, { kind: 'media' }> }) {
	if (part.url !== null && isInlineImage(part.url)) {
		return (
			// biome-ignore lint/performance/noImgElement: a data: URL needs no optimiser
			<img
				src={part.url}
				alt={`${part.modality} sent with the message`}
				className="max-h-80 rounded border border-line"
			/>
		);
	}
	if (part.url !== null && part.modality === 'image') return <RemoteImage url={part.url} alt="" />;
	return (
		<p className="flex items-center gap-2 text-sm text-text-2">
			<Image size={14} className="text-text-3" />
			{part.modality} {part.mimeType}
			{part.url === null ? (
				' (not sent along)'
			) : (
				<span className="truncate font-mono text-xs">{part.url.slice(0, 200)}</span>
			)}
		</p>
	);
}
