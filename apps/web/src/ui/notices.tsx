'use client';

import { useTheme } from 'next-themes';
import { Toaster } from 'sonner';

/** Where short messages appear ("Copied", "Key revoked"). */
export function Notices() {
	const { resolvedTheme } = useTheme();
	return (
		<Toaster
			theme={resolvedTheme === 'dark' ? 'dark' : 'light'}
			position="bottom-right"
			toastOptions={{ className: '!bg-raised !text-text !border-line !text-base !font-sans !shadow-sm' }}
		/>
	);
}
