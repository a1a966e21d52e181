'use client';

import { createContext, type ReactNode, useContext } from 'react';

/** The project whose pages these are, and the member who looks at them. */
export type CurrentProject = {
	slug: string;
	name: string;
	/** The zone of the project's bills. */
	timezone: string;
	/** The zone this browser last chose, else the project's. */
	preferredZone: string;
	memberEmail: string;
	/** Base URL applications send OTLP to, without a path. */
	otlpUrl: string;
};

const Context = createContext<CurrentProject | null>(null);

export function ProjectProvider({ project, children }: { project: CurrentProject; children: ReactNode }) {
	return <Context.Provider value={project}>{children}</Context.Provider>;
}

/** Throws outside of `/[project]`. */
export function useProject(): CurrentProject {
	const project = useContext(Context);
	if (project === null) throw new Error('useProject needs a ProjectProvider above it');
	return project;
}
