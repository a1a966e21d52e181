import type { Metadata } from 'next';
import { PricesPage } from '../../../../features/prices/prices-page.tsx';

export const metadata: Metadata = { title: 'Prices' };

export default function Page() {
	return <PricesPage />;
}
