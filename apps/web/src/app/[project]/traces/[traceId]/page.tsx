import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { notFound } from 'next/navigation';
import { TracePage } from '../../../../features/traces/trace-page.tsx';
import { outlineUrl } from '../../../../features/waterfall/outline-url.ts';
import { orNotFound, serverTrpc } from '../../../../trpc/server.ts';
import { EarlyFetch } from '../../../../ui/early-fetch.tsx';
import { EarlyInput } from '../../../../ui/early-input.tsx';

export const metadata: Metadata = { title: 'Trace' };

export default async function Page({ params }: { params: Promise<{ project: string; traceId: string }> }) {
	const { project, traceId } = await params;
	if (!/^[0-9a-f]{32}$/i.test(traceId)) notFound();
	const id = traceId.toLowerCase();
	const sent = await headers();
	const trpc = await serverTrpc(sent.get('x-path') ?? `/${project}/traces/${id}`);
	const firstRows = await orNotFound(trpc.traces.firstRows({ project, traceId: id }));
	const nonce = sent.get('x-nonce') ?? '';
	return (
		<>
			<EarlyFetch url={outlineUrl(project, id)} nonce={nonce} />
			<EarlyInput nonce={nonce} />
			<TracePage traceId={id} firstRows={firstRows} />
		</>
	);
}
