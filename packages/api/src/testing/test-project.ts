import { randomUUID } from 'node:crypto';
import { createCatalogueBook } from '@spanledger/core/prices/catalogue-book';
import type { Span } from '@spanledger/core/spans/span';
import { settleTrace } from '@spanledger/core/traces/settle-trace';
import { createKey } from '@spanledger/db/api-keys/create-key';
import type { Db } from '@spanledger/db/connect';
import { createProject } from '@spanledger/db/projects/create-project';
import type { Project } from '@spanledger/db/projects/project';
import { claimUnsettled } from '@spanledger/db/settle/claim-unsettled';
import { finishSettled } from '@spanledger/db/settle/finish-settled';
import { writeSettled } from '@spanledger/db/settle/write-settled';
import type { Payload } from '@spanledger/db/spans/payload';
import { readSpansOf } from '@spanledger/db/spans/read-spans';
import { storeSpans } from '@spanledger/db/spans/store-spans';

export const book = createCatalogueBook();

export const emptyPayload: Payload = {
	resource: { 'service.name': 'shop' },
	traceState: '',
	flags: 0,
	attributes: {},
	events: [],
	links: [],
	droppedAttributesCount: 0,
	truncatedKeys: [],
};

export type TestProject = { project: Project; key: string };

/** A project with a key that may read. */
export async function createTestProject(db: Db): Promise<TestProject> {
	const project = await createProject(db, { slug: `p-${randomUUID()}`, name: 'Test' });
	const { key } = await createKey(db, { projectId: project.id }, { name: 'read', scopes: ['read'] });
	return { project, key };
}

/** Stores spans as the worker does; `payloads` by span id. */
export async function store(
	db: Db,
	{ project }: TestProject,
	spans: readonly Span[],
	payloads: Record<string, Partial<Payload>> = {},
): Promise<void> {
	await storeSpans(
		db,
		{ projectId: project.id },
		{
			spans: spans.map((span) => ({ span, payload: { ...emptyPayload, ...payloads[span.spanId] } })),
			receivedAt: new Date(),
		},
	);
}

/** Settles everything that waits, whether it is due or not. */
export async function settleAll(db: Db): Promise<void> {
	await db.query(`UPDATE unsettled_traces SET due_at = '-infinity', lease_until = '-infinity'`);
	const claims = await claimUnsettled(db, { maxTraces: 10_000, maxSpans: 1_000_000, leaseMs: 60_000 });
	const spans = await readSpansOf(db, claims);
	for (const projectId of new Set(claims.map((claim) => claim.projectId))) {
		const works = claims.flatMap((claim, index) => {
			const own = spans[index] ?? [];
			if (claim.projectId !== projectId || own.length === 0) return [];
			return [{ claim, settled: settleTrace({ spans: own, foreignClaims: [], book }) }];
		});
		await writeSettled(db, { projectId }, works, new Date());
		await finishSettled(
			db,
			{ projectId },
			claims.filter((claim) => claim.projectId === projectId),
		);
	}
}
