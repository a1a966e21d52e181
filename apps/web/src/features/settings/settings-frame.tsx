'use client';

import type { ReactNode } from 'react';
import { TopBar } from '../frame/top-bar.tsx';
import { SettingsNav } from './settings-nav.tsx';

type SettingsFrameProps = {
	title: string;
	/** What the page is for, in a sentence or two. */
	lead: ReactNode;
	/** Buttons beside the title. */
	actions?: ReactNode;
	/** What the top bar narrows the page to: a time range. */
	top?: ReactNode;
	/** Tables may use the whole width; text stays readable either way. */
	wide?: boolean;
	children: ReactNode;
};

/** A page of Settings: its neighbours, its title, its content. */
export function SettingsFrame({ title, lead, actions, top, wide = false, children }: SettingsFrameProps) {
	return (
		<>
			<TopBar>{top}</TopBar>
			<div className="flex flex-1 flex-col lg:flex-row">
				<SettingsNav />
				<div className={`w-full min-w-0 px-4 py-6 lg:px-6 ${wide ? 'max-w-320' : 'max-w-240'}`}>
					<div className="flex flex-wrap items-start justify-between gap-3">
						<div>
							<h1>{title}</h1>
							<div className="mt-1 max-w-[64ch] text-text-2">{lead}</div>
						</div>
						{actions}
					</div>
					<div className="mt-5">{children}</div>
				</div>
			</div>
		</>
	);
}
