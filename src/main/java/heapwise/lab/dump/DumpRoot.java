package heapwise.lab.dump;

/**
 * A GC root as the dump records it.
 *
 * @param tag of HPROF: 0x01 JNI global, 0x03 Java frame, 0x05 sticky class, 0x08 thread …
 * @param thread serial number, where the root belongs to one
 * @param frame depth in the thread's stack, 0 the innermost; -1 for none
 */
record DumpRoot(int tag, long id, int thread, int frame) {

    static final int JNI_GLOBAL = 0x01;
    static final int JNI_LOCAL = 0x02;
    static final int JAVA_FRAME = 0x03;
    static final int NATIVE_STACK = 0x04;
    static final int STICKY_CLASS = 0x05;
    static final int THREAD_BLOCK = 0x06;
    static final int MONITOR = 0x07;
    static final int THREAD = 0x08;
}
