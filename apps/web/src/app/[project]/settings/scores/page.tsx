import type { Metadata } from 'next';
import { ScoreSettingsPage } from '../../../../features/scores/score-settings-page.tsx';

export const metadata: Metadata = { title: 'Scores' };

export default function Page() {
	return <ScoreSettingsPage />;
}
