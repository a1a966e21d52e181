import type { Convention } from '../convention.ts';
import { inside } from '../fields/source.ts';

const speech = 'lk.tts_metrics';
const recognition = 'lk.stt_metrics';

/**
 * LiveKit Agents: OTel GenAI names on the requests to models; nodes and turns around them repeat the model, so they go by their names.
 * Speech is paid by the character or the second. Content stands under `lk.pii.*` since 1.5, before it without that step.
 */
export const liveKit: Convention = {
	name: 'livekit',
	title: 'LiveKit Agents',
	signs: 'scope `livekit-agents`, `lk.*`',
	claims: ({ scope, attributes }) => {
		if (scope.name === 'livekit-agents' || scope.name.startsWith('livekit.')) return true;
		for (const key of attributes.keys()) if (key.startsWith('lk.')) return true;
		return false;
	},
	operations: [],
	fields: {
		requestModel: [inside(speech, 'metadata.model_name'), inside(recognition, 'metadata.model_name')],
		provider: [inside(speech, 'metadata.model_provider'), inside(recognition, 'metadata.model_provider')],
		characters: [inside(speech, 'characters_count')],
		audioSeconds: [inside(recognition, 'audio_duration')],
		timeToFirstTokenSeconds: ['lk.response.ttft', 'lk.response.ttfb'],
		toolName: ['lk.function_tool.name'],
		toolCallId: ['lk.function_tool.id'],
		toolInput: ['lk.pii.function_tool.arguments', 'lk.function_tool.arguments'],
		toolOutput: ['lk.pii.function_tool.output', 'lk.function_tool.output'],
		failed: ['lk.function_tool.is_error'],
		input: [
			'lk.pii.chat_ctx',
			'lk.chat_ctx',
			'lk.pii.user_input',
			'lk.user_input',
			'lk.pii.input_text',
			'lk.input_text',
		],
		output: [
			'lk.pii.response.text',
			'lk.response.text',
			'lk.pii.response.function_calls',
			'lk.response.function_calls',
			'lk.pii.user_transcript',
			'lk.user_transcript',
		],
		systemInstructions: ['lk.pii.instructions', 'lk.instructions'],
		user: ['lk.pii.participant_identity', 'lk.participant_identity'],
		session: ['lk.job_id', 'lk.pii.room_name', 'lk.room_name'],
	},
	spanTypes: {
		agent_session: 'workflow',
		agent_turn: 'agent',
		user_turn: 'workflow',
		llm_node: 'workflow',
		llm_request_run: 'other',
		tts_node: 'workflow',
		tts_request: 'llm',
		tts_request_run: 'other',
		stt_request: 'llm',
		function_tool: 'tool',
		start_agent_activity: 'other',
		drain_agent_activity: 'other',
		on_enter: 'other',
		on_exit: 'other',
		eou_detection: 'other',
		judge_evaluation: 'evaluator',
	},
};
