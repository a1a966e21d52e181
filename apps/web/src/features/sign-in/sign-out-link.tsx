'use client';

import { Button } from '../../ui/button.tsx';
import { signOut } from './auth-client.ts';

export function SignOutLink() {
	return (
		<Button className="mt-4" onClick={signOut}>
			Sign out
		</Button>
	);
}
