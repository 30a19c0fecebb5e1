package heapwise.check;

/**
 * A place in a source that uses a door.
 *
 * @param line from 1
 * @param column from 1
 * @param what as the source names it, {@code System.exit}
 */
record DoorUse(Door door, String file, int line, int column, int length, String what) {}
