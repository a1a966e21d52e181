import type { Metadata } from 'next';
import { LatencyPage } from '../../../features/latency/latency-page.tsx';

export const metadata: Metadata = { title: 'Latency' };

export default function Page() {
	return <LatencyPage />;
}
