'use client';

import { PanelLeftClose, PanelLeftOpen } from 'lucide-react';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useState } from 'react';
import { useProject } from '../projects/project-context.tsx';
import { type Page, pages } from './pages.ts';
import { Wordmark } from './wordmark.tsx';

const oneYear = 31_536_000;

/** Left from 640 px on: 200 px, or 56 when folded or under 1024 px. A telephone has it as a bar at the bottom. */
export function Rail({ initiallyFolded }: { initiallyFolded: boolean }) {
	const [folded, setFolded] = useState(initiallyFolded);
	const fold = () => {
		// biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser yet
		document.cookie = `rail=${folded ? 'open' : 'folded'}; path=/; max-age=${oneYear}; samesite=lax`;
		setFolded(!folded);
	};
	const wide = folded ? 'lg:w-14' : 'lg:w-50';
	const Fold = folded ? PanelLeftOpen : PanelLeftClose;
	return (
		<nav
			aria-label="Pages"
			data-folded={folded}
			className={`group/rail fixed inset-x-0 bottom-0 z-30 flex h-14 shrink-0 border-t border-line bg-sunken sm:sticky sm:top-0 sm:h-dvh sm:w-14 sm:flex-col sm:border-t-0 sm:border-r ${wide}`}
		>
			<Wordmark />
			<ul className="flex flex-1 justify-around overflow-x-auto sm:mt-2 sm:overflow-visible sm:flex-col sm:justify-start sm:gap-0.5 sm:px-2">
				{pages.map((page) => (
					<RailLink key={page.path} page={page} />
				))}
			</ul>
			<button
				type="button"
				onClick={fold}
				aria-label={folded ? 'Unfold the rail' : 'Fold the rail'}
				className="m-2 hidden h-8 w-10 items-center justify-center rounded text-text-3 hover:bg-line hover:text-text lg:flex"
			>
				<Fold size={16} />
			</button>
		</nav>
	);
}

function RailLink({ page }: { page: Page }) {
	const { slug } = useProject();
	const pathname = usePathname();
	const href = `/${slug}/${page.path}`;
	const isHere = pathname === href || pathname.startsWith(`${href}/`);
	const Icon = page.icon;
	return (
		<li className="min-w-16 flex-1 sm:min-w-0 sm:flex-none">
			<Link
				href={href}
				aria-current={isHere ? 'page' : undefined}
				title={page.label}
				className="flex h-full flex-col items-center justify-center gap-0.5 rounded text-text-2 hover:bg-line hover:text-text aria-[current=page]:bg-accent-soft aria-[current=page]:text-text sm:h-8 sm:flex-row sm:gap-2.5 lg:justify-start lg:px-3 lg:group-data-[folded=true]/rail:justify-center lg:group-data-[folded=true]/rail:px-0"
			>
				<Icon size={16} className="shrink-0" />
				<span className="text-xs sm:hidden sm:text-base lg:inline lg:group-data-[folded=true]/rail:hidden">
					{page.label}
				</span>
			</Link>
		</li>
	);
}
