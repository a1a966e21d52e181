'use client';

import { CircleUser, Keyboard, LogOut } from 'lucide-react';
import { Button } from '../../ui/button.tsx';
import { Menu, MenuItem } from '../../ui/menu.tsx';
import { useProject } from '../projects/project-context.tsx';
import { signOut } from '../sign-in/auth-client.ts';
import { useCommands } from './commands-context.tsx';

export function AccountMenu() {
	const { memberEmail } = useProject();
	const { openKeyboardMap } = useCommands();
	return (
		<Menu
			align="end"
			trigger={
				<Button look="quiet" square aria-label={`Account of ${memberEmail}`}>
					<CircleUser size={16} />
				</Button>
			}
		>
			<p className="border-b border-line px-2.5 pt-1 pb-2 text-sm text-text-3">{memberEmail}</p>
			<div className="h-1" />
			<MenuItem onClick={openKeyboardMap}>
				<Keyboard size={14} /> Keyboard map
			</MenuItem>
			<MenuItem onClick={signOut}>
				<LogOut size={14} /> Sign out
			</MenuItem>
		</Menu>
	);
}
