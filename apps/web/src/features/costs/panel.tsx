import { CircleHelp } from 'lucide-react';
import type { ReactNode } from 'react';
import { Tip } from '../../ui/tip.tsx';

type PanelProps = { title: string; rule: string; children: ReactNode };

/** A few figures under one heading; the rule they are reckoned by behind the question mark. */
export function Panel({ title, rule, children }: PanelProps) {
	return (
		<section className="panel min-w-0 p-3">
			<h2 className="mb-2 flex items-center gap-1.5 text-sm font-semibold">
				{title}
				<Tip text={rule}>
					<button type="button" aria-label={`How ${title.toLowerCase()} are reckoned`} className="text-text-3">
						<CircleHelp size={12} />
					</button>
				</Tip>
			</h2>
			{children}
		</section>
	);
}

/** A name, and its figure at the right. */
export function PanelLine({ label, children }: { label: ReactNode; children: ReactNode }) {
	return (
		<div className="flex min-h-7 items-baseline justify-between gap-3 border-b border-line py-1 text-sm last:border-0">
			<span className="min-w-0 truncate text-text-2">{label}</span>
			<span className="figure shrink-0">{children}</span>
		</div>
	);
}
