'use client';

import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';

/** A part that is seldom read: one line until it is opened. */
export function Fold({ title, note, children }: { title: string; note: string; children: ReactNode }) {
	return (
		<details className="group panel">
			<summary className="flex h-8 cursor-pointer list-none items-center gap-2 px-3">
				<ChevronRight size={12} className="shrink-0 text-text-3 group-open:rotate-90" />
				<span className="shrink-0 text-text-2">{title}</span>
				<span className="min-w-0 truncate text-text-3 group-open:hidden">{note}</span>
			</summary>
			<div className="border-t border-line px-3 py-2">{children}</div>
		</details>
	);
}
