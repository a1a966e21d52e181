'use client';

import { Search } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '../../ui/button.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { ProjectSwitcher } from '../projects/project-switcher.tsx';
import { AccountMenu } from './account-menu.tsx';
import { useCommands } from './commands-context.tsx';
import { ThemeToggle } from './theme-toggle.tsx';

/** Above every page: the project, what the page is narrowed to (`children`), search, theme and account. */
export function TopBar({ children }: { children?: ReactNode }) {
	const { openPalette } = useCommands();
	return (
		<header className="sticky top-0 z-20 flex flex-wrap items-center gap-x-2 gap-y-1.5 border-b border-line bg-surface px-4 py-2 sm:min-h-12 lg:px-6">
			<ProjectSwitcher />
			<div className="order-last flex min-w-0 basis-full flex-wrap items-center gap-1.5 sm:order-none sm:flex-1 sm:basis-0">
				{children}
			</div>
			<div className="ml-auto flex items-center gap-1">
				<Button onClick={openPalette} aria-label="Search" className="text-text-3">
					<Search size={14} />
					<span className="hidden xl:inline">Find a trace, request, user</span>
					<span className="hidden md:inline">
						<Kbd>⌘K</Kbd>
					</span>
				</Button>
				<ThemeToggle />
				<AccountMenu />
			</div>
		</header>
	);
}
