import type { Metadata } from 'next';
import { BudgetPage } from '../../../../features/budgets/budget-page.tsx';

export const metadata: Metadata = { title: 'Budget' };

export default async function Page({ params }: { params: Promise<{ budgetId: string }> }) {
	return <BudgetPage id={(await params).budgetId} />;
}
