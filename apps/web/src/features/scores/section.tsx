import type { ReactNode } from 'react';

/** A part of the settings of scores: what it is for, and its panel. */
export function Section({ title, lead, children }: { title: string; lead: ReactNode; children: ReactNode }) {
	return (
		<section aria-label={title}>
			<h2 className="text-lg font-semibold">{title}</h2>
			<p className="mt-0.5 max-w-[72ch] text-text-2">{lead}</p>
			<div className="panel mt-3 overflow-hidden">{children}</div>
		</section>
	);
}
