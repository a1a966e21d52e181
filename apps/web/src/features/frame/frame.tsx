'use client';

import { useRouter } from 'next/navigation';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { everywhereKeys } from '../../lib/key-tables.ts';
import { isModalOpen, isTyping, useActionKeys } from '../../lib/use-keys.ts';
import { type CurrentProject, ProjectProvider } from '../projects/project-context.tsx';
import { CommandsProvider } from './commands-context.tsx';
import { goStep } from './go-keys.ts';
import { KeyboardMap } from './keyboard-map.tsx';
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
	useActionKeys(everywhereKeys, { palette: commands.openPalette, map: commands.openKeyboardMap });
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

/** `g` and then a page's letter. It comes before every other key of the page: after `g` a letter is no action of its own. */
function useGoKeys(slug: string): void {
	const router = useRouter();
	useEffect(() => {
		let armedAtMs: number | null = null;
		const onKeyDown = (event: KeyboardEvent) => {
			if (event.metaKey || event.ctrlKey || event.altKey || isTyping(event) || isModalOpen()) return;
			const step = goStep(armedAtMs, event.key, event.timeStamp);
			armedAtMs = step.armedAtMs;
			if (!step.isTaken) return;
			event.preventDefault();
			event.stopImmediatePropagation();
			if (step.path !== null) router.push(`/${slug}/${step.path}`);
		};
		window.addEventListener('keydown', onKeyDown, { capture: true });
		return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
	}, [router, slug]);
}
