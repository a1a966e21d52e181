import type { Metadata } from 'next';
import { BudgetSettingsPage } from '../../../../features/budgets/budget-settings-page.tsx';

export const metadata: Metadata = { title: 'Budgets in settings' };

export default function Page() {
	return <BudgetSettingsPage />;
}
