'use client';

import { FileSpreadsheet } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { ChargebackDialog } from './chargeback-dialog.tsx';

/** Opens what a month is charged to whom, as a file. */
export function ChargebackButton() {
	const [isOpen, setIsOpen] = useState(false);
	return (
		<>
			<Button look="quiet" onClick={() => setIsOpen(true)}>
				<FileSpreadsheet size={14} /> Chargeback
			</Button>
			{isOpen && <ChargebackDialog onClose={() => setIsOpen(false)} />}
		</>
	);
}
