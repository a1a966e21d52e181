import type { Mapping } from '@spanledger/core/conventions/mapping';
import type { Db } from '@spanledger/db/connect';
import type { Scope } from '@spanledger/db/scope';
import { readMapping } from '@spanledger/db/settings/read-mapping';
import { readOnChange } from '@spanledger/db/settings/read-on-change';
import { rereadAndWrite } from './reread-traces.ts';

/** What storing needs of the projects' own keys. */
export type ProjectMappings = {
	/** The keys as they were within the last half second: asked for every request. */
	lately: (scope: Scope) => Promise<Mapping>;
	/**
	 * Call it after the commit of what was read. Spans whose keys have changed meanwhile are read again at once: whoever saves keys
	 * and then has the store read again finds either these spans or, behind them, this look.
	 */
	catchUp: (scope: Scope, stored: readonly ReadByMapping[]) => Promise<void>;
};

/** Spans with the keys that they were read by. */
export type ReadByMapping = { mapping: Mapping; spans: readonly { span: { traceId: string } }[] };

const latelyMs = 500;
const mostRemembered = 10_000;

export function projectMappings(db: Db): ProjectMappings {
	const current = readOnChange(db, readMapping);
	const known = new Map<string, { mapping: Promise<Mapping>; at: number }>();
	return {
		lately: (scope) => {
			const now = performance.now();
			const recent = known.get(scope.projectId);
			if (recent !== undefined && now - recent.at < latelyMs) return recent.mapping;
			if (known.size >= mostRemembered) known.clear();
			const mapping = current(scope);
			known.set(scope.projectId, { mapping, at: now });
			// a failed read is nobody's mapping
			mapping.catch(() => known.delete(scope.projectId));
			return mapping;
		},
		catchUp: async (scope, stored) => {
			const now = await current(scope);
			const outdated = stored.filter(({ mapping }) => !isSame(mapping, now));
			const traceIds = new Set(outdated.flatMap(({ spans }) => spans.map(({ span }) => span.traceId)));
			if (traceIds.size > 0) await rereadAndWrite(db, scope, [...traceIds], now);
		},
	};
}

/** Another setting of the project may have changed in between: the same keys then come as another object. */
function isSame(a: Mapping, b: Mapping): boolean {
	return a === b || JSON.stringify(a) === JSON.stringify(b);
}
