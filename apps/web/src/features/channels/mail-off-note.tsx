import { MailX } from 'lucide-react';

/** Why mail goes nowhere, and what turns it on. */
export function MailOffNote({ className = '' }: { className?: string }) {
	return (
		<p className={`flex items-start gap-2 rounded-md border border-line-strong bg-sunken p-3 text-sm ${className}`}>
			<MailX size={14} className="mt-0.5 shrink-0 text-warn" />
			<span>
				Mail is off: this installation knows no mail server. Set <code className="font-mono">SMTP_URL</code> (such as{' '}
				<code className="font-mono break-all">smtps://user:password@mail.example.com</code>) and{' '}
				<code className="font-mono">SMTP_FROM</code> where Spanledger is started, and start it again.
			</span>
		</p>
	);
}
