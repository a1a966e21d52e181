import { ExternalLink } from 'lucide-react';

/** Raster images inside the text itself; SVG may carry scripts and is left out. */
export const isInlineImage = (url: string): boolean => /^data:image\/(png|jpeg|gif|webp|avif);/i.test(url);

/**
 * In place of an image that lies on another server: loading it would tell that server who reads the trace, and a prompt
 * can be made to leak through such an address. It opens in a tab of its own when somebody clicks.
 */
export function RemoteImage({ url, alt }: { url: string; alt: string }) {
	const host = hostOf(url);
	if (host === null) return <span className="text-text-3">[image]</span>;
	return (
		<a
			href={url}
			target="_blank"
			rel="noopener noreferrer nofollow"
			className="inline-flex items-center gap-1.5 rounded border border-line-strong bg-sunken px-2 py-1 text-sm text-text-2"
		>
			<ExternalLink size={12} />
			Image at {host} was not loaded{alt === '' ? '' : `: ${alt}`}. Open it
		</a>
	);
}

function hostOf(url: string): string | null {
	try {
		const { protocol, host } = new URL(url);
		return protocol === 'https:' || protocol === 'http:' ? host : null;
	} catch {
		return null;
	}
}
