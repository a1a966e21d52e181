import type { SpanType } from '@spanledger/core/spans/span';
import {
	BadgeCheck,
	BookOpen,
	Bot,
	Circle,
	Grid3x3,
	ListOrdered,
	type LucideIcon,
	Quote,
	Route,
	ShieldCheck,
	Sparkle,
	Wrench,
} from 'lucide-react';

/** A type is shown by icon and colour; the hue is the same in both themes (tokens.css, `--type-…`). */
export const spanTypeIcons: { [type in SpanType]: LucideIcon } = {
	llm: Sparkle,
	embedding: Grid3x3,
	retrieval: BookOpen,
	rerank: ListOrdered,
	tool: Wrench,
	agent: Bot,
	workflow: Route,
	guardrail: ShieldCheck,
	evaluator: BadgeCheck,
	prompt: Quote,
	other: Circle,
};

export const spanTypeColour = (type: SpanType): string => `var(--type-${type})`;
