package heapwise.agent;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Throws a ThreadDeath in another thread through JVMTI's {@code StopThread}, on JDKs that have
 * taken {@code Thread.stop} away (20 and newer) and can call native functions (22 and newer; JEP
 * 454).
 *
 * <p>A debugger could do the same, but a VM that has been started with JDWP keeps every local
 * variable alive to the end of its scope ({@code can_access_local_variables}), and so would answer
 * wrongly when an object dies. This costs nothing until the first stop, and changes nothing.
 *
 * <p>Functions are found by their numbers, which are part of the JNI and the JVMTI specification.
 */
final class NativeStop {

    private static final int POINTER = 8;

    /** More than the 127 calls after which the JDK compiles a method handle anew. */
    private static final int REHEARSALS = 140;

    private static final long JVMTI_VERSION = 0x30010200;
    private static final long JNI_VERSION = 0x000a0000;

    /** JNIInvokeInterface and JNINativeInterface, their reserved entries counted. */
    private static final int GET_ENV = 6;

    private static final int FIND_CLASS = 6;
    private static final int NEW_GLOBAL_REF = 21;
    private static final int DELETE_GLOBAL_REF = 22;
    private static final int ALLOC_OBJECT = 27;

    /** The JVMTI specification numbers its functions from 1. */
    private static final int GET_ALL_THREADS = 4 - 1;

    private static final int STOP_THREAD = 7 - 1;
    private static final int GET_THREAD_INFO = 9 - 1;
    private static final int DEALLOCATE = 47 - 1;
    private static final int ADD_CAPABILITIES = 142 - 1;

    /** The bit can_signal_thread of jvmtiCapabilities. */
    private static final long CAN_SIGNAL_THREAD = 1L << 10;

    private final Foreign foreign = new Foreign();
    private final long scratch = foreign.allocate(8 * POINTER);
    private final long deathName = foreign.text("java/lang/ThreadDeath");
    private final long jvmti;
    private final long vm;

    NativeStop() throws Throwable {
        long createdVms = foreign.symbol(libjvm(), "JNI_GetCreatedJavaVMs");
        check(foreign.call(createdVms, scratch, 1, scratch + POINTER));
        vm = foreign.getLong(scratch);
        jvmti = environment(JVMTI_VERSION);
        long capabilities = foreign.allocate(2 * POINTER);
        foreign.putLong(capabilities, CAN_SIGNAL_THREAD);
        check(foreign.call(function(jvmti, ADD_CAPABILITIES), jvmti, capabilities, 0));
        rehearse();
    }

    /**
     * Does all but the stop until nothing is loaded, linked or compiled for it any more, which
     * would call native methods: the return of a native method frees the local references of its
     * thread.
     */
    private void rehearse() throws Throwable {
        long jni = environment(JNI_VERSION);
        for (int i = 0; i < REHEARSALS; i++) {
            release(jni, findThread(Thread.currentThread().getName()));
            release(jni, newDeath());
        }
    }

    private static Path libjvm() {
        Path home = Path.of(System.getProperty("java.home"));
        String file = System.mapLibraryName("jvm");
        Path unix = home.resolve("lib").resolve("server").resolve(file);
        return Files.exists(unix) ? unix : home.resolve("bin").resolve("server").resolve(file);
    }

    /**
     * Throws it in a thread that runs, sleeps or waits, but not in one that waits for a monitor.
     */
    void stop(Thread thread) throws Throwable {
        String name = thread.getName();
        // The only way to know a thread among the handles that JVMTI gives.
        String mark = "heapwise stop " + System.nanoTime();
        thread.setName(mark);
        try {
            long jni = environment(JNI_VERSION);
            long death = newDeath();
            long target = findThread(mark);
            int error = foreign.call(function(jvmti, STOP_THREAD), jvmti, target, death);
            release(jni, death);
            release(jni, target);
            check(error);
        } finally {
            thread.setName(name);
        }
    }

    private long newDeath() throws Throwable {
        long jni = environment(JNI_VERSION);
        long type = foreign.call(function(jni, FIND_CLASS), jni, deathName);
        return global(jni, foreign.call(function(jni, ALLOC_OBJECT), jni, type));
    }

    private long findThread(String name) throws Throwable {
        long jni = environment(JNI_VERSION);
        long count = scratch + POINTER;
        check(foreign.call(function(jvmti, GET_ALL_THREADS), jvmti, count, scratch));
        long threads = foreign.getLong(scratch);
        int length = (int) foreign.getLong(count);
        for (int i = 0; i < length; i++) {
            long local = threads + (long) i * POINTER;
            foreign.putLong(local, global(jni, foreign.getLong(local)));
        }
        long found = 0;
        for (int i = 0; i < length; i++) {
            long thread = foreign.getLong(threads + (long) i * POINTER);
            if (found == 0 && isNamed(thread, name)) {
                found = thread;
            } else {
                release(jni, thread);
            }
        }
        check(foreign.call(function(jvmti, DEALLOCATE), jvmti, threads, 0));
        if (found == 0) {
            throw new IllegalStateException("no thread is named " + name);
        }
        return found;
    }

    private boolean isNamed(long thread, String name) throws Throwable {
        long description = scratch + 2 * POINTER;
        int error = foreign.call(function(jvmti, GET_THREAD_INFO), jvmti, thread, description);
        if (error != 0) {
            return false;
        }
        long chars = foreign.getLong(description);
        boolean named = foreign.startsWith(chars, name);
        check(foreign.call(function(jvmti, DEALLOCATE), jvmti, chars, 0));
        return named;
    }

    private long global(long jni, long local) throws Throwable {
        return foreign.call(function(jni, NEW_GLOBAL_REF), jni, local);
    }

    private void release(long jni, long global) throws Throwable {
        foreign.call(function(jni, DELETE_GLOBAL_REF), jni, global);
    }

    private long environment(long version) throws Throwable {
        check(foreign.call(function(vm, GET_ENV), vm, scratch, version));
        return foreign.getLong(scratch);
    }

    private long function(long environment, int index) throws Throwable {
        return foreign.getLong(foreign.getLong(environment) + (long) index * POINTER);
    }

    private static void check(int error) {
        if (error != 0) {
            throw new IllegalStateException("JVMTI or JNI error " + error);
        }
    }
}
