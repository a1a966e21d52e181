'use client';

import { Moon, Sun } from 'lucide-react';
import { useTheme } from 'next-themes';
import { Button } from '../../ui/button.tsx';

/** Both icons are rendered and CSS shows the right one: the server does not know the theme. */
export function ThemeToggle() {
	const { resolvedTheme, setTheme } = useTheme();
	return (
		<Button
			look="quiet"
			square
			aria-label="Switch between light and dark"
			onClick={() => setTheme(resolvedTheme === 'dark' ? 'light' : 'dark')}
		>
			<Sun size={14} className="hidden dark:block" />
			<Moon size={14} className="dark:hidden" />
		</Button>
	);
}
