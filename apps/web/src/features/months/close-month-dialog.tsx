'use client';

import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { monthWords } from './month-words.ts';
import { type Month, useCloseMonth } from './use-month-review.ts';

/** Asks once: there is no way back. */
export function CloseMonthDialog({ month, onClose }: { month: Month; onClose: () => void }) {
	const { close, isPending, error } = useCloseMonth(onClose);
	const name = monthWords(month.name);
	return (
		<Dialog
			open
			onOpenChange={(open) => {
				if (!open) onClose();
			}}
			title={`Close ${name}`}
			description="Its bill is kept as it stands now. Calls that come later, and prices that change, become adjustments in the month that is open then; both views stay. A closed month cannot be opened again."
		>
			{error !== null && <p className="mb-3 text-sm text-bad">{error.message}</p>}
			<div className="flex justify-end gap-2">
				<Button look="quiet" onClick={onClose}>
					Not now
				</Button>
				<Button look="primary" disabled={isPending} onClick={() => close(month.name)}>
					Close {name}
				</Button>
			</div>
		</Dialog>
	);
}
