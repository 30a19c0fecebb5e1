import static heapwise.lab.MemoryAssertions.assertCollected;
import static heapwise.lab.MemoryAssertions.collect;
import static heapwise.lab.MemoryAssertions.assertNoGrowth;
import static heapwise.lab.MemoryAssertions.assertStaticsHoldAtMost;
import static org.assertj.core.api.Assertions.assertThat;

import heapwise.lab.Holds;
import heapwise.lab.Property;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@TestMethodOrder(OrderAnnotation.class)
class RequestContextTest {

    /** What a request knows; large enough to be seen. */
    private static final class Context {
        final byte[] bytes = new byte[100_000];
    }

    private static final class Failure extends RuntimeException {
        Failure() {
            super("the task failed");
        }
    }

    /** What a task may throw; what no signature allows is thrown by a generic cast. */
    private static List<Throwable> troubles() {
        return List.of(new Failure(), new StackOverflowError("as if"), new AssertionError("of the task"), new IOException("as if"), new InterruptedException("as if"), new Throwable("as if"));
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> void broken(Throwable trouble) throws E {
        throw (E) trouble;
    }

    /** How many more wrapped tasks of a generated case do something themselves; such a task may run itself. */
    private static int nestedTasks;

    /** A wrapped task that somebody keeps. */
    private static Runnable kept;

    /** A worker of a pool, which outlives each test's requests. */
    private ExecutorService worker;

    @BeforeEach
    void start() {
        worker = newWorker();
    }

    @AfterEach
    void end() {
        worker.shutdownNow();
    }

    private static ExecutorService newWorker() {
        return Executors.newSingleThreadExecutor(
                task -> {
                    Thread thread = new Thread(task, "worker");
                    thread.setDaemon(true);
                    return thread;
                });
    }

    @Test
    @Order(1)
    @DisplayName("the task runs once, in this thread, and finds its context")
    @Holds("run(context, task) runs the task once, in the calling thread")
    void finds() {
        fresh(() -> {
            List<Object> seen = new ArrayList<>();
            is(RequestContext.current(), null, "current() outside of any run");
            run("a", () -> {
                seen.add(RequestContext.current());
                seen.add(Thread.currentThread());
            });
            assertThat(seen).as("the context, and the thread, that the tasks of one run saw").containsExactly("a", Thread.currentThread());
            is(RequestContext.current(), null, "current() after a run");
            run("b", () -> is(RequestContext.current(), "b", "current() in a second run"));
            is(RequestContext.current(), null, "current() after a second run");
            return null;
        });
    }

    @Test
    @Order(2)
    @DisplayName("what the task throws reaches the caller")
    @Holds("what the task throws reaches the caller of run, the same object")
    void throwsOn() {
        fresh(() -> {
            for (Throwable trouble : troubles()) {
                String threw = "a task that threw " + trouble;
                is(thrown(() -> RequestContext.run("a", () -> broken(trouble))), trouble, "what run throws after " + threw);
                is(RequestContext.current(), null, "current() after " + threw);
            }
            return null;
        });
    }

    @Test
    @Order(3)
    @DisplayName("after a run within a run the outer context is current again")
    @Holds("when the inner one has ended, the outer context is current again")
    void nests() {
        fresh(() -> {
            run("outer", () -> {
                run("inner", () -> {
                    run("innermost", () -> is(RequestContext.current(), "innermost", "current() in the third run"));
                    is(RequestContext.current(), "inner", "current() after the third run, in the second");
                });
                is(RequestContext.current(), "outer", "current() after the second run, in the first");
                run("outer", () -> is(RequestContext.current(), "outer", "current() in a run with the same context"));
                is(RequestContext.current(), "outer", "current() after a run with the same context");
            });
            is(RequestContext.current(), null, "current() after three runs within each other");
            nest(100);
            return null;
        });
    }

    private static void nest(int depth) {
        Object context = depth % 7 == 0 ? null : "number " + depth % 3; // some are equal, none is the same
        RequestContext.run(context, () -> {
            is(RequestContext.current(), context, "current() in one of 100 runs within each other");
            if (depth > 0) {
                nest(depth - 1);
            }
            is(RequestContext.current(), context, "current() in one of 100 runs within each other, after the inner one");
        });
    }

    @Test
    @Order(4)
    @DisplayName("after an inner task that threw the outer context is current again")
    @Holds("the outer context is current again, also if the inner task threw")
    void nestsThrowing() {
        fresh(() -> {
            run("outer", () -> {
                for (Throwable trouble : troubles()) {
                    String threw = "an inner task that threw " + trouble;
                    is(thrown(() -> RequestContext.run("inner", () -> broken(trouble))), trouble, "what the inner run throws after " + threw);
                    is(RequestContext.current(), "outer", "current() after " + threw);
                }
            });
            is(RequestContext.current(), null, "current() after a run in which an inner task threw");
            return null;
        });
    }

    @Test
    @Order(5)
    @DisplayName("after run() the context can be collected, while its thread lives on")
    @Holds("when run has ended, its thread keeps nothing of it")
    void freesAfterRun() throws Exception {
        assertCollected("the context of a task that has ended", in(worker, () -> request(false)));
        is(in(worker, RequestContext::current), null, "current() in the next task of the same thread");
    }

    @Test
    @Order(6)
    @DisplayName("after a task that threw the context can be collected")
    @Holds("also after a task that threw, whatever it was, and also if run was called within another run")
    void freesAfterThrowing() throws Exception {
        assertCollected("the context of a task that threw", in(worker, () -> request(true)));
        is(in(worker, RequestContext::current), null, "current() in the task after one that threw");
    }

    @Test
    @Order(7)
    @DisplayName("an inner context can be collected while the outer one is current")
    @Holds("and also if run was called within another run")
    void freesInner() throws Exception {
        for (boolean fails : new boolean[] {false, true}) {
            in(worker, () -> {
                RequestContext.run("outer", () -> assertCollected("the context of an inner task" + (fails ? " that threw" : ""), request(fails)));
                return null;
            });
        }
        assertCollected("the outer context, after an inner one", in(worker, RequestContextTest::nested));
        assertStaticsHoldAtMost(50_000);
    }

    @Test
    @Order(8)
    @DisplayName("threads do not see each other's context")
    @Holds("neither a thread that runs already nor one that a task starts")
    void threads() {
        fresh(() -> {
            in(worker, RequestContext::current);
            RequestContext.run("here", () -> {
                is(in(worker, RequestContext::current), null, "current() in a thread that runs already");
                ExecutorService started = newWorker();
                try {
                    is(in(started, RequestContext::current), null, "current() in a thread that a task has started");
                    in(started, () -> {
                        RequestContext.run("there", () -> is(RequestContext.current(), "there", "current() in the other thread's own run"));
                        return null;
                    });
                    is(RequestContext.current(), "here", "current() here, after a run in another thread");
                    for (int i = 0; i < 70; i++) {
                        FutureTask<Object> next = new FutureTask<>(RequestContext::current);
                        new Thread(next).start();
                        is(value(next), null, "current() in one of 70 threads that a task has started");
                    }
                } finally {
                    started.shutdownNow();
                }
            });
            return null;
        });
    }

    @Test
    @Order(9)
    @DisplayName("a wrapped task finds the context of the one who wrapped it")
    @Holds("wrap(task) remembers the context that is current when it is called")
    void wraps() {
        fresh(() -> {
            List<Object> seen = new ArrayList<>();
            List<Runnable> wrapped = new ArrayList<>();
            run("first", () -> {
                wrapped.add(RequestContext.wrap(() -> seen.add(RequestContext.current())));
                assertThat(seen).as("what a wrapped task saw before it was run").isEmpty();
                is(RequestContext.current(), "first", "current() after wrap");
            });
            run("second", () -> {
                wrapped.get(0).run();
                is(RequestContext.current(), "second", "current() after a wrapped task of another context");
            });
            wrapped.get(0).run();
            is(RequestContext.current(), null, "current() after a wrapped task, outside of any run");
            in(worker, () -> {
                wrapped.get(0).run();
                is(RequestContext.current(), null, "current() after a wrapped task in another thread");
                return null;
            });
            assertThat(seen).as("what a task of the first run saw, wrapped and run three times").containsExactly("first", "first", "first");
            wrapsOneTaskTwice();
            List<Object> later = new ArrayList<>();
            Runnable alone = wrapAlone(later);
            collect();
            alone.run();
            assertThat(later).as("what a wrapped task saw after a collection, when nobody else held its context").hasOnlyElementsOfType(Context.class);
            return null;
        });
    }

    /** A task that is wrapped in two runs has either context, and one that is wrapped already keeps its own. */
    private static void wrapsOneTaskTwice() {
        List<Object> seen = new ArrayList<>();
        Runnable task = () -> seen.add(RequestContext.current());
        List<Runnable> wrapped = new ArrayList<>();
        for (String context : List.of("first", "second")) {
            run(context, () -> wrapped.add(RequestContext.wrap(task)));
        }
        wrapped.add(RequestContext.wrap(wrapped.get(1)));
        run("third", () -> wrapped.add(RequestContext.wrap(wrapped.get(0))));
        wrapped.forEach(Runnable::run);
        assertThat(seen).as("what a task saw that was wrapped in a first run and in a second, when both were run, the second one wrapped once more outside, and the first one in a third run").containsExactly("first", "second", "second", "first");
    }

    @Test
    @Order(10)
    @DisplayName("what a wrapped task throws reaches the one who runs it, and nothing stays")
    @Holds("afterwards that thread has again what it had before")
    void wrapsThrowing() {
        fresh(() -> {
            for (Throwable trouble : troubles()) {
                String threw = "a wrapped task that threw " + trouble;
                List<Runnable> wrapped = new ArrayList<>();
                run("first", () -> wrapped.add(RequestContext.wrap(() -> broken(trouble))));
                is(thrown(wrapped.get(0)), trouble, "what comes of " + threw);
                is(RequestContext.current(), null, "current() after " + threw);
                run("second", () -> {
                    is(thrown(wrapped.get(0)), trouble, "what comes in another run of " + threw);
                    is(RequestContext.current(), "second", "current() in another run after " + threw);
                });
            }
            return null;
        });
    }

    @Test
    @Order(11)
    @DisplayName("a task that was wrapped outside of any run finds null")
    @Holds("a task that was wrapped outside of any run finds null")
    void wrapsNothing() {
        fresh(() -> {
            List<Object> seen = new ArrayList<>();
            Runnable wrapped = RequestContext.wrap(() -> seen.add(String.valueOf(RequestContext.current())));
            run("first", () -> {
                wrapped.run();
                is(RequestContext.current(), "first", "current() after a task that was wrapped outside");
            });
            wrapped.run();
            assertThat(seen).as("what a task saw that was wrapped outside of any run").containsExactly("null", "null");
            return null;
        });
    }

    @Test
    @Order(12)
    @DisplayName("null is a context like others")
    @Holds("null is a context like others")
    void nullContext() {
        fresh(() -> {
            run(null, () -> is(RequestContext.current(), null, "current() in run(null, …)"));
            run("outer", () -> {
                run(null, () -> {
                    is(RequestContext.current(), null, "current() in run(null, …) within another run");
                    run("inner", () -> is(RequestContext.current(), "inner", "current() in a run within run(null, …)"));
                    is(RequestContext.current(), null, "current() in run(null, …) after an inner run");
                });
                is(RequestContext.current(), "outer", "current() after run(null, …)");
            });
            is(RequestContext.current(), null, "current() after run(null, …)");
            return null;
        });
    }

    @Test
    @Order(13)
    @DisplayName("the context of a wrapped task can be collected when the Runnable is dropped")
    @Holds("nothing is held for a wrapped task but by the Runnable itself")
    void freesWrapped() throws Exception {
        assertCollected("the context of a wrapped task that never ran", wrapAndDrop());
        assertCollected("the context of a wrapped task that ran in another thread", wrapAndRun(false));
        assertCollected("the context of a wrapped task that threw in another thread", wrapAndRun(true));
        assertStaticsHoldAtMost(50_000);
    }

    @Test
    @Order(14)
    @DisplayName("a thousand requests leave nothing")
    @Holds("its thread keeps nothing of it")
    void leavesNothing() throws Exception {
        assertNoGrowth(
                200,
                () -> {
                    request(false);
                    request(true);
                    nested();
                });
    }

    @Test
    @Order(15)
    @DisplayName("in any order of runs, wraps and exceptions the right context is current")
    @Holds("meanwhile current() returns the context in that thread")
    void any() {
        fresh(() -> {
            Property.holds(30, random -> {
                Deque<Object> expected = new LinkedList<>(); // a task that was wrapped outside has null
                nestedTasks = 30;
                step(random, expected, new ArrayList<>(), new ArrayList<>(), 4);
                is(RequestContext.current(), null, "current() after all runs");
            });
            return null;
        });
    }

    @Test
    @Order(16)
    @DisplayName("a wrapped task may run within itself, and in two threads at the same time")
    @Holds("in whichever thread, as often as it is run")
    void wrapsManyAtOnce() {
        fresh(() -> {
            List<Runnable> wrapped = new ArrayList<>();
            int[] depth = {3};
            run("first", () -> wrapped.add(RequestContext.wrap(() -> {
                if (depth[0]-- > 0) {
                    String context = "inner " + depth[0];
                    run(context, () -> {
                        wrapped.get(0).run();
                        is(RequestContext.current(), context, "current() after a wrapped task that was run within itself");
                    });
                    wrapped.get(0).run();
                }
                is(RequestContext.current(), "first", "current() in a wrapped task, after it was run within itself");
            })));
            wrapped.get(0).run();
            is(RequestContext.current(), null, "current() after a wrapped task that has run itself");
            depth[0] = 2;
            run("second", () -> {
                wrapped.get(0).run();
                is(RequestContext.current(), "second", "current() after a wrapped task that has run itself");
            });
            twoThreads(true);
            twoThreads(false);
            return null;
        });
    }

    @Test
    @Order(17)
    @DisplayName("a wrapped task holds its own context, and none of those around it")
    @Holds({"remembers the context that is current when it is called, that one and no other", "and also if run was called within another run"})
    void holdsNoOther() {
        fresh(() -> {
            Property.holds(6, random -> {
                int runs = 2 + random.nextInt(5);
                int wraps = 1 + random.nextInt(runs - 1);
                boolean isNull = random.nextInt(4) == 0;
                boolean wrapsAgain = random.nextBoolean();
                List<WeakReference<Context>> contexts = new ArrayList<>();
                kept = wrapWithin(contexts, runs, wraps, isNull, wrapsAgain);
                String what = "a task is kept that was wrapped in run number %d of %d within each other%s%s: the context of run number "
                        .formatted(wraps + 1, runs, isNull ? ", whose context is null" : "", wrapsAgain ? ", in a wrapped task" : "");
                try {
                    for (int i = 0; i < runs; i++) {
                        if (i != wraps) {
                            assertCollected(what + (i + 1), contexts.get(i));
                        }
                    }
                    assertCollected("a task is kept that was wrapped in one run, and run in another one: the context of the other one", runWithin(kept));
                    kept.run();
                } finally {
                    kept = null;
                }
            });
            return null;
        });
    }

    /** Runs within each other, the outermost first in {@code contexts}; one of them wraps a task, which looks for its context. */
    private static Runnable wrapWithin(List<WeakReference<Context>> contexts, int runs, int wraps, boolean isNull, boolean wrapsAgain) {
        int number = contexts.size();
        Context context = number == wraps && isNull ? null : new Context();
        WeakReference<Context> own = new WeakReference<>(context);
        contexts.add(own);
        List<Runnable> wrapped = new ArrayList<>();
        RequestContext.run(context, () -> {
            if (number == wraps) {
                Runnable task = () -> {
                    Object current = RequestContext.current();
                    if (isNull ? current != null : current == null || !own.refersTo((Context) current)) {
                        throw new AssertionError("current() in a wrapped task is not what it was when the task was wrapped, but " + current);
                    }
                };
                if (wrapsAgain) {
                    RequestContext.wrap(() -> wrapped.add(RequestContext.wrap(task))).run();
                } else {
                    wrapped.add(RequestContext.wrap(task));
                }
            }
            if (number + 1 < runs) {
                wrapped.add(wrapWithin(contexts, runs, wraps, isNull, wrapsAgain));
            }
        });
        return wrapped.isEmpty() ? null : wrapped.get(0);
    }

    private static WeakReference<Context> runWithin(Runnable wrapped) {
        Context context = new Context();
        RequestContext.run(context, wrapped);
        return new WeakReference<>(context);
    }

    /** One task in two threads: the one that begins first ends before the other one, or after it. */
    private void twoThreads(boolean endsFirst) {
        String how = endsFirst ? ", which began in another thread before it ended here" : ", which began and ended in another thread meanwhile";
        Thread here = Thread.currentThread();
        in(worker, RequestContext::current); // its thread is not one that the task starts
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(endsFirst ? 1 : 0);
        List<Runnable> wrapped = new ArrayList<>();
        List<Future<?>> there = new ArrayList<>();
        run("first", () -> wrapped.add(RequestContext.wrap(() -> {
            if (Thread.currentThread() == here) {
                there.add(worker.submit(() -> RequestContext.run("there", () -> {
                    try {
                        wrapped.get(0).run();
                    } finally {
                        begun.countDown(); // also if the task was not run
                    }
                    is(RequestContext.current(), "there", "current() in another thread, after a wrapped task that ran here as well");
                })));
                await(begun);
                if (!endsFirst) {
                    value(there.get(0));
                }
            } else {
                begun.countDown();
                await(goOn);
            }
            is(RequestContext.current(), "first", "current() in a wrapped task that runs in two threads");
        })));
        run("here", () -> {
            try {
                wrapped.get(0).run();
                is(RequestContext.current(), "here", "current() after a wrapped task" + how);
            } finally {
                goOn.countDown();
            }
        });
        value(there.get(0));
        is(in(worker, RequestContext::current), null, "current() in the other thread, after all runs");
        is(RequestContext.current(), null, "current() after all runs");
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(30, TimeUnit.SECONDS)) {
                throw new AssertionError("a wrapped task does not run in another thread while it runs in this one");
            }
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }

    /** Runs within each other, some of which throw; {@code expected} has the contexts, "none" at the bottom. */
    private static void step(Random random, Deque<Object> expected, List<Runnable> wrapped, List<Object> theirs, int depth) {
        for (int i = 0; i < 3; i++) {
            Object here = expected.isEmpty() ? null : expected.peek();
            is(RequestContext.current(), here, "current() at depth " + expected.size());
            int kind = random.nextInt(4);
            if (kind == 0) {
                theirs.add(here);
                int number = theirs.size() - 1;
                boolean fails = random.nextInt(4) == 0;
                wrapped.add(RequestContext.wrap(() -> {
                    is(RequestContext.current(), theirs.get(number), "current() in a wrapped task");
                    if (nestedTasks-- > 0) {
                        expected.push(theirs.get(number));
                        step(random, expected, wrapped, theirs, 1);
                        expected.pop();
                    }
                    if (fails) {
                        throw new Failure();
                    }
                }));
            } else if (kind == 1 && !wrapped.isEmpty()) {
                Throwable thrown = thrown(wrapped.get(random.nextInt(wrapped.size())));
                if (thrown instanceof AssertionError wrong) {
                    throw wrong;
                }
            } else if (depth > 0) {
                Object context = "context " + random.nextInt(5);
                boolean fails = random.nextBoolean();
                expected.push(context);
                Throwable thrown = thrown(() -> RequestContext.run(context, () -> {
                    step(random, expected, wrapped, theirs, depth - 1);
                    if (fails) {
                        throw new Failure();
                    }
                }));
                if (thrown instanceof AssertionError wrong) {
                    throw wrong;
                }
                expected.pop();
            }
            is(RequestContext.current(), here, "current() after a step at depth " + expected.size());
        }
    }

    private static void run(Object context, Runnable task) {
        int[] runs = {0};
        Property.call("run(" + (context == null ? "null" : "\"" + context + "\"") + ", task)", () -> {
            RequestContext.run(context, () -> {
                runs[0]++;
                task.run();
            });
            return null;
        });
        assertThat(runs[0]).as("how often run has run its task").isEqualTo(1);
    }

    /** A thread that no other test has used, so that none sees what another has left. */
    private static void fresh(Callable<?> test) {
        ExecutorService own = newWorker();
        try {
            in(own, test);
        } finally {
            own.shutdownNow();
        }
    }

    private static <T> T in(ExecutorService worker, Callable<T> task) {
        return value(worker.submit(task));
    }

    private static <T> T value(Future<T> task) {
        try {
            return task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new AssertionError("in another thread: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }

    private static Throwable thrown(Runnable task) {
        try {
            task.run();
            return null;
        } catch (Throwable thrown) {
            return thrown;
        }
    }

    private static void is(Object found, Object expected, String what) {
        if (found != expected) {
            throw new AssertionError(what + " is " + quoted(found) + ", and must be " + quoted(expected));
        }
    }

    private static String quoted(Object value) {
        return value instanceof String ? "\"" + value + "\"" : String.valueOf(value);
    }

    /** In a method of its own, as the next ones: no local of the test may hold the context. */
    private static WeakReference<Context> request(boolean fails) {
        Context context = new Context();
        WeakReference<Context> reference = new WeakReference<>(context);
        thrown(() -> RequestContext.run(context, () -> {
            if (!reference.refersTo(null) && fails) {
                throw new Failure();
            }
        }));
        return reference;
    }

    private static WeakReference<Context> nested() {
        Context context = new Context();
        RequestContext.run(context, () -> {
            request(false);
            request(true);
        });
        return new WeakReference<>(context);
    }

    private static Runnable wrapAlone(List<Object> seen) {
        List<Runnable> wrapped = new ArrayList<>();
        RequestContext.run(new Context(), () -> wrapped.add(RequestContext.wrap(() -> seen.add(RequestContext.current()))));
        return wrapped.get(0);
    }

    private static WeakReference<Context> wrapAndDrop() {
        Context context = new Context();
        RequestContext.run(context, () -> RequestContext.wrap(() -> {}));
        return new WeakReference<>(context);
    }

    private WeakReference<Context> wrapAndRun(boolean fails) {
        Context context = new Context();
        List<Runnable> wrapped = new ArrayList<>();
        RequestContext.run(context, () -> wrapped.add(RequestContext.wrap(() -> {
            if (fails) {
                throw new Failure();
            }
        })));
        Runnable task = wrapped.get(0);
        in(worker, () -> thrown(task) != null);
        return new WeakReference<>(context);
    }
}
