package heapwise.session;

/**
 * How full the session VM's heap is, in bytes.
 *
 * @param max -1 where the VM has no limit
 * @param collections since the VM started
 */
public record HeapGauge(long used, long committed, long max, long collections) {}
