import type { Metadata } from 'next';
import { ReviewSettingsPage } from '../../../../features/review/review-settings-page.tsx';

export const metadata: Metadata = { title: 'Review settings' };

export default function Page() {
	return <ReviewSettingsPage />;
}
