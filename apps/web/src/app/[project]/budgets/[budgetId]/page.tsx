import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { BudgetPage } from '../../../../features/budgets/budget-page.tsx';

export const metadata: Metadata = { title: 'Budget' };

export default async function Page({ params }: { params: Promise<{ budgetId: string }> }) {
	const { budgetId } = await params;
	if (!/^[0-9a-f-]{36}$/i.test(budgetId)) notFound();
	return <BudgetPage id={budgetId.toLowerCase()} />;
}
