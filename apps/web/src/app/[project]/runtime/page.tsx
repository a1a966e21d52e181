import type { Metadata } from 'next';
import { RuntimePage } from '../../../features/runtime/runtime-page.tsx';

export const metadata: Metadata = { title: 'Runtime' };

export default function Page() {
	return <RuntimePage />;
}
