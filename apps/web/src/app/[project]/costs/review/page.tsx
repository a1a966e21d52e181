import type { Metadata } from 'next';
import { MonthReviewPage } from '../../../../features/months/month-review-page.tsx';

export const metadata: Metadata = { title: 'Monthly review' };

export default function Page() {
	return <MonthReviewPage />;
}
