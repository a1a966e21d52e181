'use client';

import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';

type FoldProps = {
	title: string;
	note: string /** Without a frame of its own. */;
	plain?: boolean;
	children: ReactNode;
};

/** A part that is seldom read: one line until it is opened. */
export function Fold({ title, note, plain = false, children }: FoldProps) {
	return (
		<details className={`group ${plain ? 'text-sm' : 'panel'}`}>
			<summary className={`flex cursor-pointer list-none items-center gap-2 ${plain ? 'h-6' : 'h-8 px-3'}`}>
				<ChevronRight size={12} className="shrink-0 text-text-3 group-open:rotate-90" />
				<span className="shrink-0 text-text-2">{title}</span>
				<span className="min-w-0 truncate text-text-3 group-open:hidden">{note}</span>
			</summary>
			<div className={plain ? 'pl-5' : 'border-t border-line px-3 py-2'}>{children}</div>
		</details>
	);
}
