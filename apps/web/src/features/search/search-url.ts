type Value = string | boolean | readonly string[] | undefined;

/** Where the search of a project streams from, with the filters under their public names. */
export function searchUrl({ project, ...filters }: { project: string; [name: string]: Value }): string {
	const parameters = new URLSearchParams();
	for (const [name, value] of Object.entries(filters)) {
		if (value === undefined) continue;
		for (const one of Array.isArray(value) ? value : [value]) parameters.append(name, String(one));
	}
	return `/${project}/traces/search?${parameters}`;
}
