import type { Budget, BudgetDimension, BudgetFilters } from '@spanledger/core/budgets/budget';

export type CheckTarget = {
	/** Base URL that spans go to. */
	otlpUrl: string;
	/** What the budget needs to know of a call, with a value for the example. */
	parameters: readonly [name: string, example: string][];
	/** What the budget is set to do while nobody answers: then only the caller can decide. */
	failMode: Budget['failMode'];
};

const isOpen = ({ failMode }: CheckTarget): boolean => failMode === 'open';
const unanswered = (target: CheckTarget): string =>
	isOpen(target) ? 'nobody to ask: this budget fails open' : 'nobody to ask: this budget fails closed';
const pythonVerdict = (target: CheckTarget): string => (isOpen(target) ? 'True' : 'False');

/** What a call has to say so that a budget can tell whose it is. */
export function checkParameters({
	filters,
	groupBy,
}: {
	filters: BudgetFilters;
	groupBy: BudgetDimension | null;
}): CheckTarget['parameters'] {
	const named: [string, string][] = Object.entries(filters).map(([name, values]) => [name, values[0] ?? '']);
	if (groupBy !== null && filters[groupBy] === undefined)
		named.push([groupBy, groupBy === 'model' ? 'gpt-4o-mini' : 'acme']);
	return named;
}

const urlOf = ({ otlpUrl }: CheckTarget): string => `${otlpUrl}/v1/budgets/check`;

function curl(target: CheckTarget): string {
	const query = new URLSearchParams([
		...target.parameters.map(([name, example]) => [name, example]),
		['estimateUsd', '0.02'],
	]);
	return `curl -H 'x-api-key: YOUR_KEY' '${urlOf(target)}?${query}'`;
}

function python(target: CheckTarget): string {
	const parameters = target.parameters
		.map(([name, example]) => `${JSON.stringify(name)}: ${JSON.stringify(example)}, `)
		.join('');
	return `import requests

def may_spend(estimate_usd: str) -> bool:
    try:
        answer = requests.get(
            "${urlOf(target)}",
            params={${parameters}"estimateUsd": estimate_usd},
            headers={"x-api-key": "YOUR_KEY"},
            timeout=1,
        )
        answer.raise_for_status()
        return answer.json()["allowed"]
    except requests.RequestException:
        return ${pythonVerdict(target)}  # ${unanswered(target)}

if not may_spend("0.02"):
    raise RuntimeError("the budget is spent")`;
}

function typescript(target: CheckTarget): string {
	const parameters = target.parameters
		.map(([name, example]) => `${name}: '${example.replaceAll(/['\\]/g, '\\$&')}', `)
		.join('');
	return `async function maySpend(estimateUsd: string): Promise<boolean> {
  const query = new URLSearchParams({ ${parameters}estimateUsd });
  try {
    const answer = await fetch(\`${urlOf(target)}?\${query}\`, {
      headers: { 'x-api-key': 'YOUR_KEY' },
      signal: AbortSignal.timeout(1_000),
    });
    if (answer.ok) return (await answer.json()).allowed;
  } catch {}
  return ${isOpen(target)}; // ${unanswered(target)}
}

if (!(await maySpend('0.02'))) throw new Error('the budget is spent');`;
}

function liteLlm(target: CheckTarget): string {
	return `# spanledger_budget.py beside LiteLLM's config.yaml, which names it:
#   litellm_settings:
#     callbacks: spanledger_budget.handler
import httpx
from fastapi import HTTPException
from litellm.integrations.custom_logger import CustomLogger

class SpanledgerBudget(CustomLogger):
    async def async_pre_call_hook(self, user_api_key_dict, cache, data, call_type):
        params = {"model": data.get("model", ""), "team": user_api_key_dict.team_alias or ""}
        params.update((data.get("metadata") or {}).get("spanledger", {}))  # tenant, feature, user
        try:
            async with httpx.AsyncClient(timeout=1) as client:
                answer = await client.get(
                    "${urlOf(target)}", params=params, headers={"x-api-key": "YOUR_KEY"}
                )
            answer.raise_for_status()
            verdict = answer.json()
        except httpx.HTTPError:
            verdict = {"allowed": ${pythonVerdict(target)}}  # ${unanswered(target)}
        if not verdict["allowed"]:
            raise HTTPException(status_code=429, detail=verdict.get("reason") or "the budget is spent")
        return data

handler = SpanledgerBudget()`;
}

/** Lines that ask before they spend, per language. */
export const checkSnippets = [
	{ key: 'python', label: 'Python', write: python },
	{ key: 'typescript', label: 'TypeScript', write: typescript },
	{ key: 'litellm', label: 'LiteLLM', write: liteLlm },
	{ key: 'curl', label: 'curl', write: curl },
] as const;
export type CheckSnippetKey = (typeof checkSnippets)[number]['key'];
