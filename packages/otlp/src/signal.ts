/** What an export request carries. */
export type Signal = 'traces' | 'logs' | 'metrics';
