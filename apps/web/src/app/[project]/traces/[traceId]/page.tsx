import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { TracePage } from '../../../../features/traces/trace-page.tsx';

export const metadata: Metadata = { title: 'Trace' };

export default async function Page({ params }: { params: Promise<{ traceId: string }> }) {
	const { traceId } = await params;
	if (!/^[0-9a-f]{32}$/i.test(traceId)) notFound();
	return <TracePage traceId={traceId.toLowerCase()} />;
}
