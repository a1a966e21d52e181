'use client';

import { useRouter } from 'next/navigation';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { useKeys } from '../../lib/use-keys.ts';
import { type CurrentProject, ProjectProvider } from '../projects/project-context.tsx';
import { CommandsProvider } from './commands-context.tsx';
import { KeyboardMap } from './keyboard-map.tsx';
import { pages } from './pages.ts';
import { Palette } from './palette.tsx';
import { Rail } from './rail.tsx';

type FrameProps = { project: CurrentProject; railFolded: boolean; children: ReactNode };

/** What stays while pages change: the rail, the palette, the keyboard map. */
export function Frame({ project, railFolded, children }: FrameProps) {
	const [open, setOpen] = useState<'palette' | 'keyboard' | null>(null);
	const commands = useMemo(
		() => ({ openPalette: () => setOpen('palette'), openKeyboardMap: () => setOpen('keyboard') }),
		[],
	);
	usePaletteKey(commands.openPalette);
	useGoKeys(project.slug);
	useKeys({ '?': commands.openKeyboardMap, '/': commands.openPalette });
	return (
		<ProjectProvider project={project}>
			<CommandsProvider value={commands}>
				<div className="flex min-h-dvh">
					<Rail initiallyFolded={railFolded} />
					<main className="flex min-w-0 flex-1 flex-col pb-14 sm:pb-0">{children}</main>
				</div>
				<Palette open={open === 'palette'} onClose={() => setOpen(null)} />
				<KeyboardMap open={open === 'keyboard'} onClose={() => setOpen(null)} />
			</CommandsProvider>
		</ProjectProvider>
	);
}

/** ⌘K works everywhere, also while typing. */
function usePaletteKey(openPalette: () => void): void {
	useEffect(() => {
		const onKeyDown = (event: KeyboardEvent) => {
			if (event.key !== 'k' || !(event.metaKey || event.ctrlKey)) return;
			event.preventDefault();
			openPalette();
		};
		window.addEventListener('keydown', onKeyDown);
		return () => window.removeEventListener('keydown', onKeyDown);
	}, [openPalette]);
}

/** `g` and then a page's letter within a second. */
function useGoKeys(slug: string): void {
	const router = useRouter();
	const armedAt = useRef(0);
	// Without `g` before it, a letter is the page's own.
	const go = (path: string) => {
		if (Date.now() - armedAt.current >= 1000) return false;
		router.push(`/${slug}/${path}`);
	};
	const letters = Object.fromEntries(pages.map((page) => [page.key, () => go(page.path)]));
	useKeys({
		...letters,
		g: () => {
			armedAt.current = Date.now();
		},
	});
}
