import type { Metadata } from 'next';
import { DatasetPage } from '../../../../features/datasets/dataset-page.tsx';

export const metadata: Metadata = { title: 'Dataset' };

export default async function Page({ params }: { params: Promise<{ name: string }> }) {
	return <DatasetPage name={decodeURIComponent((await params).name)} />;
}
