import type { ChannelKind } from '@spanledger/core/notify/channel';
import { type LucideIcon, Mail, MessageSquare, Webhook } from 'lucide-react';

type KindWords = { label: string; icon: LucideIcon; meaning: string };

/** Every kind of channel in the order of the choice. */
export const kindWords: { readonly [Kind in ChannelKind]: KindWords } = {
	slack: { label: 'Slack', icon: MessageSquare, meaning: 'a message in a Slack channel, by an incoming webhook' },
	webhook: { label: 'Webhook', icon: Webhook, meaning: 'signed JSON, for a program of yours' },
	email: { label: 'E-mail', icon: Mail, meaning: 'a mail to people or to a list' },
};
