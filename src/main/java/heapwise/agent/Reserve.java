package heapwise.agent;

import org.jspecify.annotations.Nullable;

/**
 * A little memory that is given back when a snippet has filled the heap, so that the snippet that
 * frees it again can be loaded and run.
 */
final class Reserve {

    /** Small pieces: none is humongous, whatever the collector. Together 192 KiB. */
    private static final int PIECES = 12;

    private static final int PIECE = 16 * 1024;

    private byte @Nullable [][] pieces;

    Reserve() {
        refill();
    }

    /** Takes the memory again, where there is enough. */
    synchronized void refill() {
        if (pieces == null) {
            try {
                pieces = new byte[PIECES][PIECE];
            } catch (OutOfMemoryError e) {
                // Later, then.
            }
        }
    }

    /** Gives the memory to whoever needs it now. */
    synchronized void release() {
        pieces = null;
    }
}
