import { statfsSync } from 'node:fs';
import { totalmem } from 'node:os';

/**
 * Settings of the embedded database, for one machine that also runs everything else.
 * @param {number} port
 * @param {number} [memoryBytes] of the machine
 * @returns {Record<string, string>}
 */
export function postgresSettings(port, memoryBytes = totalmem()) {
	const megabytes = Math.floor(memoryBytes / 2 ** 20);
	return {
		port: String(port),
		listen_addresses: '127.0.0.1',
		unix_socket_directories: '',
		max_connections: '100',
		shared_buffers: `${Math.max(64, Math.min(512, Math.floor(megabytes / 8)))}MB`,
		effective_cache_size: `${Math.max(256, Math.floor(megabytes / 2))}MB`,
		work_mem: '16MB',
		maintenance_work_mem: '128MB',
		// An acknowledged span survives a power cut.
		synchronous_commit: 'on',
		max_wal_size: '4GB',
		min_wal_size: '256MB',
		checkpoint_timeout: '15min',
		wal_compression: 'pglz',
		// No replica hangs on this one.
		wal_level: 'minimal',
		max_wal_senders: '0',
		random_page_cost: '1.1',
		jit: 'off',
		// A statement over 90 daily partitions locks each of them and their indexes.
		max_locks_per_transaction: '256',
		timezone: 'UTC',
		log_timezone: 'UTC',
		log_min_messages: 'warning',
		dynamic_shared_memory_type: hasRoomyShm() ? 'posix' : 'mmap',
	};
}

/** Containers get 64 MB of /dev/shm, too little for a parallel query. */
function hasRoomyShm() {
	if (process.platform !== 'linux') return process.platform !== 'win32';
	try {
		const { blocks, bsize } = statfsSync('/dev/shm');
		return blocks * bsize >= 256 * 2 ** 20;
	} catch {
		return false;
	}
}
