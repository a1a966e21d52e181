import { CopyButton } from './copy-button.tsx';

/** Lines to paste. */
export function Code({ text, className = '' }: { text: string; className?: string }) {
	return (
		<div className={`relative rounded-md border border-line bg-sunken ${className}`}>
			<pre className="overflow-x-auto p-3 pr-12 font-mono text-sm leading-relaxed">{text}</pre>
			<div className="absolute top-1.5 right-1.5 rounded bg-sunken">
				<CopyButton quiet text={text} label="Copy" />
			</div>
		</div>
	);
}
