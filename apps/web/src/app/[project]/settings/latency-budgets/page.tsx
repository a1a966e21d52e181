import type { Metadata } from 'next';
import { LatencySettingsPage } from '../../../../features/latency/latency-settings-page.tsx';

export const metadata: Metadata = { title: 'Latency budgets' };

export default function Page() {
	return <LatencySettingsPage />;
}
