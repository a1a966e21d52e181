import { notFound, redirect } from 'next/navigation';
import { serverTrpc } from '../../../trpc/server.ts';

type TraceLinkProps = { params: Promise<{ traceId: string }> };

/** The link to write in a log: it knows only the trace and finds the project among the member's own. */
export default async function TraceLink({ params }: TraceLinkProps) {
	const { traceId } = await params;
	if (!/^[0-9a-f]{32}$/i.test(traceId)) notFound();
	const trpc = await serverTrpc(`/t/${traceId}`);
	const project = await trpc.traces.locate({ traceId });
	if (project === null) notFound();
	redirect(`/${project.slug}/traces/${traceId.toLowerCase()}`);
}
