'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useProject } from '../projects/project-context.tsx';
import { settingsPages } from './settings-pages.ts';

/** A column at the left from 1024 px on; under it a row that scrolls sideways. */
export function SettingsNav() {
	const { slug } = useProject();
	const pathname = usePathname();
	return (
		<nav
			aria-label="Settings"
			className="shrink-0 overflow-x-auto border-line px-4 pt-3 lg:w-44 lg:border-r lg:px-3 lg:py-6"
		>
			<p className="hidden px-2 pb-2 text-sm text-text-3 lg:block">Settings</p>
			<ul className="flex gap-1 lg:flex-col lg:gap-0.5">
				{settingsPages.map(({ path, label, icon: Icon }) => {
					const href = `/${slug}/settings/${path}`;
					const isHere = pathname === href || pathname.startsWith(`${href}/`);
					return (
						<li key={path}>
							<Link
								href={href}
								aria-current={isHere ? 'page' : undefined}
								className="flex h-8 items-center gap-2 rounded px-2 whitespace-nowrap text-text-2 hover:bg-sunken hover:text-text aria-[current=page]:bg-accent-soft aria-[current=page]:text-text"
							>
								<Icon size={14} className="shrink-0 text-text-3" />
								{label}
							</Link>
						</li>
					);
				})}
			</ul>
		</nav>
	);
}
