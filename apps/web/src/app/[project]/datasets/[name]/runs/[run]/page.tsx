import type { Metadata } from 'next';
import { RunPage } from '../../../../../../features/datasets/runs/run-page.tsx';

export const metadata: Metadata = { title: 'Run' };

export default async function Page({ params }: { params: Promise<{ name: string; run: string }> }) {
	const { name, run } = await params;
	return <RunPage dataset={decodeURIComponent(name)} name={decodeURIComponent(run)} />;
}
