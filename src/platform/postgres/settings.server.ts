export type ServerSettings = { port: number; socketDir: string; durable: boolean }

/** Sized for 2 cores and 2 GB beside the application; one machine, no replica. */
const ALWAYS = {
  listen_addresses: '127.0.0.1',
  unix_socket_permissions: '0700',
  max_connections: 60,
  effective_cache_size: '1GB',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  // A solid-state disk: far pages cost hardly more than near ones.
  random_page_cost: 1.1,
  // Compiling costs more than our statements take.
  jit: 'off',
  max_parallel_workers_per_gather: 1,
  wal_level: 'minimal',
  max_wal_senders: 0,
  max_wal_size: '2GB',
  checkpoint_timeout: '15min',
  wal_compression: 'on',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_min_messages: 'warning',
  // A statement that a dead client asked for is worth nothing.
  client_connection_check_interval: '10s',
}

const DURABLE = { shared_buffers: '256MB' }

/** Only for tests: nothing of it outlives a power cut. */
const FLEETING = { shared_buffers: '128MB', fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' }

export function settingArguments({ port, socketDir, durable }: ServerSettings): string[] {
  const all = { ...ALWAYS, ...(durable ? DURABLE : FLEETING), port, unix_socket_directories: quote(socketDir) }
  return Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

/** A list setting: a comma or blank in the path would split it. */
const quote = (path: string): string => `"${path.replaceAll('"', '""')}"`
