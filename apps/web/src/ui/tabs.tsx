'use client';

import { Tabs as Base } from '@base-ui/react/tabs';
import type { ReactNode } from 'react';

export type Tab<Key extends string> = { key: Key; label: ReactNode; content: ReactNode };

type TabsProps<Key extends string> = {
	tabs: readonly Tab<Key>[];
	value: Key;
	onChange: (key: Key) => void;
	/** What the tabs divide, for screen readers. */
	label: string;
	className?: string;
};

/** Tabs with an underline; only the open one is rendered. */
export function Tabs<Key extends string>({ tabs, value, onChange, label, className = '' }: TabsProps<Key>) {
	return (
		<Base.Root value={value} onValueChange={onChange} className={`flex min-h-0 flex-col ${className}`}>
			<Base.List aria-label={label} className="flex shrink-0 gap-4 overflow-x-auto border-b border-line px-4">
				{tabs.map((tab) => (
					<Base.Tab
						key={tab.key}
						value={tab.key}
						className="-mb-px h-8 shrink-0 border-b-2 border-transparent whitespace-nowrap text-text-2 hover:text-text data-[active]:border-accent data-[active]:text-text"
					>
						{tab.label}
					</Base.Tab>
				))}
			</Base.List>
			{tabs.map((tab) => (
				<Base.Panel key={tab.key} value={tab.key} className="min-h-0 flex-1 overflow-auto outline-offset-[-2px]">
					{tab.content}
				</Base.Panel>
			))}
		</Base.Root>
	);
}
