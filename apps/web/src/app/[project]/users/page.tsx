import type { Metadata } from 'next';
import { DimensionPage } from '../../../features/dimensions/dimension-page.tsx';

export const metadata: Metadata = { title: 'User' };

export default function Page() {
	return <DimensionPage dimension="user" />;
}
