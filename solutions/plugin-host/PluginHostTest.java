import static heapwise.lab.MemoryAssertions.assertCollected;
import static heapwise.lab.MemoryAssertions.assertRetainsAtMost;
import static heapwise.lab.MemoryAssertions.collect;
import static heapwise.lab.MemoryAssertions.collectUntil;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import heapwise.lab.Holds;
import heapwise.lab.Property;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.WeakReference;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@TestMethodOrder(OrderAnnotation.class)
class PluginHostTest {

    /** The loader of one plug-in, whose class is made in it. */
    private static final class Loader extends ClassLoader implements AutoCloseable {
        private final List<String> log;

        Loader(List<String> log) {
            super(PluginHostTest.class.getClassLoader());
            this.log = log;
        }

        @Override
        public void close() {
            log.add("closed");
        }
    }

    /** Has no close(). */
    private static final class Uncloseable extends ClassLoader {
        Uncloseable() {
            super(PluginHostTest.class.getClassLoader());
        }
    }

    private static PluginHost.Plugin plugin(ClassLoader loader, List<String> log) {
        return of(PluginHost.Plugin.class, loader, new Behaviour(loader, log));
    }

    /** An object of a class that is made in the loader, and so holds it, as its exceptions do. */
    private static <T> T of(Class<T> type, ClassLoader loader, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(loader, new Class<?>[] {type}, handler));
    }

    /** What a plug-in does, by its id. */
    private static final class Behaviour implements InvocationHandler {
        private final ClassLoader loader;
        private final List<String> log;
        private final byte[] template = new byte[100_000];
        private String id = "";
        private Exception trouble = new Exception();

        Behaviour(ClassLoader loader, List<String> log) {
            this.loader = loader;
            this.log = log;
        }

        @Override
        public Object invoke(Object self, Method method, Object[] arguments) throws Exception {
            switch (method.getName()) {
                case "start":
                    id = (String) arguments[1];
                    start((PluginHost) arguments[0]);
                    return null;
                case "handle":
                    return handle((String) arguments[0]);
                case "stop":
                    say("stop");
                    if (id.contains("fails to stop")) {
                        throw new IOException("no stop");
                    }
                    return null;
                case "equals":
                    return self == arguments[0];
                case "hashCode":
                    return System.identityHashCode(self);
                default:
                    return "the plug-in " + id;
            }
        }

        private void start(PluginHost host) throws IOException {
            say("start in " + Thread.currentThread().getName());
            if (id.contains("listens")) {
                host.on(id, "event", listener("told"));
                host.on(id, "event", listener("told again"));
                host.on(id, "other", listener("told other"));
            }
            if (id.contains("fails to start")) {
                throw new IOException("no start");
            }
        }

        private Runnable listener(String says) {
            return of(
                    Runnable.class,
                    loader,
                    (self, method, arguments) -> {
                        switch (method.getName()) {
                            case "run":
                                say(says);
                                return null;
                            case "equals":
                                return self == arguments[0];
                            case "hashCode":
                                return System.identityHashCode(self);
                            default:
                                return "a listener of " + id;
                        }
                    });
        }

        private void say(String what) {
            log.add(id + ": " + what);
        }

        private Object handle(String request) throws Exception {
            switch (request) {
                case "thread":
                    return Thread.currentThread();
                case "context":
                    return Thread.currentThread().getContextClassLoader() == loader;
                case "fail":
                    throw new IllegalStateException("no paper");
                case "fail checked":
                    throw new IOException("no file");
                case "nothing":
                    return null;
                case "fail in any way":
                    throw trouble;
                default:
                    return "hello " + request + ", " + template.length;
            }
        }
    }

    private PluginHost host;
    private List<String> log;
    private Set<String> ids;

    @BeforeEach
    void start() {
        host = new PluginHost();
        log = new ArrayList<>();
        ids = new LinkedHashSet<>();
    }

    /** Ends the threads of the plug-ins that are still loaded, as far as the host does. */
    @AfterEach
    void end() {
        for (String id : ids) {
            thrown(() -> host.unload(id));
        }
        host = null;
    }

    @Test
    @Order(1)
    @DisplayName("a plug-in is started, and answers in a thread of its own")
    @Holds({"calls the plug-in's start(host, id) in the calling thread", "call(id, request) returns what handle returns"})
    void answers() {
        load("a");
        load("b");
        String here = Thread.currentThread().getName();
        said("a: start in " + here, "b: start in " + here);
        assertThat(call("a", "Ada")).as("call(\"a\", \"Ada\")").isEqualTo("hello Ada, 100000");
        assertThat(call("b", "Bob")).as("call(\"b\", \"Bob\")").isEqualTo("hello Bob, 100000");
        Object ofA = call("a", "thread");
        Object ofB = call("b", "thread");
        assertThat(call("a", "thread") == ofA).as("whether two calls of a plug-in run in the same thread").isTrue();
        assertThat(ofA == ofB).as("whether two plug-ins share a thread").isFalse();
        assertThat(ofA == Thread.currentThread()).as("whether a plug-in runs in the caller's thread").isFalse();
        assertThat(call("a", "context")).as("whether the context class loader in handle is that of the plug-in").isEqualTo(true);
        assertThat(call("b", "context")).as("whether the context class loader in handle is that of the plug-in").isEqualTo(true);
    }

    @Test
    @Order(2)
    @DisplayName("an id that is loaded, or is not, is refused")
    @Holds({"an id that is loaded is an IllegalStateException", "an id that is not loaded is an IllegalArgumentException"})
    void refuses() {
        load("a listens");
        log.clear();
        WeakReference<Loader> refused = loadTwice("a listens");
        said();
        assertCollected("the loader of a plug-in whose id was loaded already", refused);
        assertThat(call("a listens", "Ada")).as("call after a second load was refused").isEqualTo("hello Ada, 100000");
        assertThat(host.fire("event")).as("fire(\"event\") after a second load was refused").isEqualTo(2);
        for (int round = 0; round < 2; round++) {
            assertThat(thrown(() -> host.call("b", "Ada"))).as("what call of an id that is not loaded throws").isInstanceOf(IllegalArgumentException.class);
            assertThat(thrown(() -> host.on("b", "event", () -> {}))).as("what on of an id that is not loaded throws").isInstanceOf(IllegalArgumentException.class);
            load("b");
            unload("b");
        }
        assertThat(host.fire("event")).as("fire(\"event\")").isEqualTo(2);
    }

    @Test
    @Order(3)
    @DisplayName("listeners are told in their order, and none is lost")
    @Holds("a listener of a loaded plug-in is never lost")
    void tells() {
        load("a listens");
        load("b listens");
        host.on("a listens", "mixed", () -> log.add("a"));
        host.on("b listens", "mixed", () -> log.add("b"));
        host.on("a listens", "mixed", () -> log.add("a again"));
        log.clear();
        host.fire("mixed");
        said("a", "b", "a again");
        List<String> mine = new ArrayList<>();
        host.on("a listens", "event", () -> mine.add("mine"));
        log.clear();
        collect();
        collect();
        assertThat(host.fire("event")).as("fire(\"event\"), with five listeners").isEqualTo(5);
        said("a listens: told", "a listens: told again", "b listens: told", "b listens: told again");
        assertThat(mine).as("what a listener was told that was added from outside").containsExactly("mine");
        log.clear();
        assertThat(host.fire("other")).as("fire(\"other\"), with two listeners").isEqualTo(2);
        said("a listens: told other", "b listens: told other");
        assertThat(host.fire("nothing")).as("fire of an event without listeners").isZero();
    }

    @Test
    @Order(4)
    @DisplayName("an exception reaches the caller, and its text is remembered")
    @Holds("lastError() is the toString() of the exception that the last failed call has thrown")
    void remembersTheError() {
        load("a");
        assertThat(host.lastError()).as("lastError() before any call failed").isNull();
        assertThat(thrown(() -> host.call("a", "fail"))).as("what call throws when handle does").isInstanceOf(IllegalStateException.class).hasMessage("no paper");
        assertThat(host.lastError()).as("lastError()").isEqualTo("java.lang.IllegalStateException: no paper");
        call("a", "Ada");
        assertThat(host.lastError()).as("lastError() after a call that went well").isEqualTo("java.lang.IllegalStateException: no paper");
        assertThat(thrown(() -> host.call("a", "fail checked"))).as("what call throws when handle throws a checked exception").isInstanceOf(IOException.class);
        unload("a");
        assertThat(host.lastError()).as("lastError() after unload").isEqualTo("java.io.IOException: no file");
        Loader loader = new Loader(log);
        Behaviour behaviour = new Behaviour(loader, log);
        Property.call("load(\"b\", …)", () -> {
            ids.add("b");
            host.load("b", of(PluginHost.Plugin.class, loader, behaviour));
            return null;
        });
        for (Exception each : List.of(new RuntimeException(), new IOException("outer", new IllegalStateException("inner")), new ExecutionException("outer", new IOException()), new InterruptedException("enough"), new CancellationException(), new UncheckedIOException("own words", new IOException()) {
            @Override
            public String toString() {
                return "its own text";
            }
        })) {
            behaviour.trouble = each;
            assertThat(thrown(() -> host.call("b", "fail in any way")) == each).as("whether call throws the very exception, when handle throws " + each + ", with the cause " + each.getCause()).isTrue();
            assertThat(host.lastError()).as("lastError() after it").isEqualTo(each.toString());
            assertThat(each.getSuppressed()).as("what was added to the exception").isEmpty();
        }
        assertThat(call("b", "nothing")).as("call, when handle returns null,").isNull();
    }

    @Test
    @Order(5)
    @DisplayName("a plug-in that was only loaded can be collected after unload()")
    @Holds("after unload(id) the plug-in's loader can be collected")
    void freesIdle() {
        assertCollected("the loader of a plug-in that was only loaded", use("a"));
    }

    @Test
    @Order(6)
    @DisplayName("a plug-in that has handled requests can be collected after unload()")
    @Holds("handled requests, listened, or thrown an exception; its thread ends")
    void freesCalled() {
        assertCollected("the loader of a plug-in that has handled requests", use("a", "Ada", "thread"));
    }

    @Test
    @Order(7)
    @DisplayName("a plug-in that listens can be collected after unload()")
    @Holds("handled requests, listened, or thrown an exception")
    void freesListening() {
        assertCollected("the loader of a plug-in that listens", use("a listens", "fire"));
        assertThat(host.fire("event")).as("fire(\"event\") after the only plug-in was unloaded").isZero();
        said("a listens: start in " + Thread.currentThread().getName(), "a listens: told", "a listens: told again", "a listens: stop", "closed");
    }

    @Test
    @Order(8)
    @DisplayName("a plug-in that has thrown an exception can be collected after unload()")
    @Holds("handled requests, listened, or thrown an exception")
    void freesFailed() {
        assertCollected("the loader of a plug-in that has thrown an exception", use("a", "fail"));
        assertThat(host.lastError()).as("lastError() after unload").isEqualTo("java.lang.IllegalStateException: no paper");
    }

    @Test
    @Order(9)
    @DisplayName("the thread of a plug-in ends after unload()")
    @Holds("its thread ends")
    void endsTheThread() {
        load("a");
        Thread thread = (Thread) call("a", "thread");
        assertThat(thread.isAlive()).as("whether the plug-in's thread is alive before unload").isTrue();
        unload("a");
        assertThat(collectUntil(() -> !thread.isAlive())).as("whether the plug-in's thread has ended after unload").isTrue();
    }

    @Test
    @Order(10)
    @DisplayName("unload() stops, and then closes the loader, each once")
    @Holds("unload calls stop(), once, and then closes the loader")
    void stopsAndCloses() {
        load("a");
        log.clear();
        unload("a");
        said("a: stop", "closed");
        unload("a");
        said("a: stop", "closed");
    }

    @Test
    @Order(11)
    @DisplayName("a loader that cannot be closed is let go as well")
    @Holds("closes the loader if it is an AutoCloseable")
    void noCloseable() {
        assertCollected("a loader that is no AutoCloseable", useUncloseable());
    }

    private WeakReference<ClassLoader> useUncloseable() {
        Uncloseable loader = new Uncloseable();
        Property.call("load, call and unload of a plug-in whose loader has no close()", () -> {
            host.load("a", plugin(loader, log));
            host.call("a", "Ada");
            host.unload("a");
            return null;
        });
        return new WeakReference<>(loader);
    }

    @Test
    @Order(12)
    @DisplayName("a plug-in whose stop() throws is unloaded all the same")
    @Holds("unload of a plug-in whose stop() throws an exception does everything else all the same")
    void stopThrows() {
        assertCollected("the loader of a plug-in whose stop() throws", use("a listens and fails to stop", "Ada", "fail"));
        assertThat(log).as("what happened to a plug-in whose stop() throws").endsWith("a listens and fails to stop: stop", "closed");
        assertThat(host.fire("event")).as("fire(\"event\") after the only plug-in was unloaded").isZero();
        load("a listens and fails to stop");
    }

    @Test
    @Order(13)
    @DisplayName("an id that is not loaded is unloaded without a word, and can be loaded anew")
    @Holds("unload of an id that is not loaded does nothing, and an id can be loaded anew")
    void anew() {
        unload("never");
        for (int i = 0; i < 3; i++) {
            load("a listens");
            assertThat(call("a listens", "Ada")).as("call after the id was loaded anew").isEqualTo("hello Ada, 100000");
            assertThat(call("a listens", "context")).as("whether the context class loader is that of the plug-in, loaded anew").isEqualTo(true);
            assertThat(host.fire("event")).as("fire(\"event\") after the id was loaded anew").isEqualTo(2);
            unload("a listens");
            unload("a listens");
        }
        assertThat(host.fire("event")).as("fire(\"event\") when all are unloaded").isZero();
    }

    @Test
    @Order(14)
    @DisplayName("the others go on when one is unloaded")
    @Holds("other plug-ins go on: their listeners are told, their calls are answered")
    void othersGoOn() {
        load("b listens");
        load("a listens, too");
        load("c");
        WeakReference<Loader> gone = use("a listens", "Ada", "fail");
        assertCollected("the loader of one of four", gone);
        log.clear();
        assertThat(host.fire("event")).as("fire(\"event\") when one of three who listen was unloaded").isEqualTo(4);
        said("b listens: told", "b listens: told again", "a listens, too: told", "a listens, too: told again");
        assertThat(call("b listens", "Bob")).as("call of another plug-in").isEqualTo("hello Bob, 100000");
        assertThat(call("c", "Cy")).as("call of another plug-in").isEqualTo("hello Cy, 100000");
        assertThat(call("c", "context")).as("whether the context class loader of another plug-in is its own").isEqualTo(true);
    }

    @Test
    @Order(18)
    @DisplayName("several plug-ins may have the same listener, or equal ones")
    @Holds("even if several have the very same listener, or equal ones")
    void sameListener() {
        List<String> told = new ArrayList<>();
        Runnable same = new Equal(told, "same");
        for (String id : List.of("a", "b", "c")) {
            load(id);
            host.on(id, "event", same);
            host.on(id, "event", new Equal(told, "equal of " + id));
            host.on(id, "event", same);
        }
        fires(told, "of three plug-ins with equal listeners", "same", "equal of a", "same", "same", "equal of b", "same", "same", "equal of c", "same");
        unload("b");
        fires(told, "after the second of three plug-ins with equal listeners was unloaded", "same", "equal of a", "same", "same", "equal of c", "same");
        failToStartWith(same);
        fires(told, "after another plug-in with an equal listener failed to start", "same", "equal of a", "same", "same", "equal of c", "same");
        unload("a");
        fires(told, "after the first and the second of three plug-ins with equal listeners were unloaded", "same", "equal of c", "same");
        unload("c");
        fires(told, "after all plug-ins were unloaded");
    }

    private void fires(List<String> told, String when, String... expected) {
        told.clear();
        assertThat(host.fire(new String("event"))).as("fire(\"event\") " + when).isEqualTo(expected.length);
        assertThat(told).as("the listeners that were told " + when).containsExactly(expected);
    }

    private void failToStartWith(Runnable listener) {
        ClassLoader loader = new Loader(log);
        PluginHost.Plugin plugin =
                of(
                        PluginHost.Plugin.class,
                        loader,
                        (self, method, arguments) -> {
                            if (method.getName().equals("start")) {
                                host.on((String) arguments[1], "event", listener);
                                throw new IOException("no start");
                            }
                            return method.getName().equals("hashCode") ? (Object) 1 : method.getName().equals("equals") ? self == arguments[0] : null;
                        });
        assertThat(thrown(() -> host.load("d", plugin))).as("what load throws when start does").hasMessage("no start");
    }

    /** A listener that equals all others of its kind. */
    private static final class Equal implements Runnable {
        private final List<String> told;
        private final String name;

        Equal(List<String> told, String name) {
            this.told = told;
            this.name = name;
        }

        @Override
        public void run() {
            told.add(name);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Equal;
        }

        @Override
        public int hashCode() {
            return 1;
        }
    }

    @Test
    @Order(15)
    @DisplayName("a plug-in that fails to start leaves nothing")
    @Holds("if start throws, so does load, the very exception")
    void failsToStart() {
        load("b listens");
        assertCollected("the loader of a plug-in that failed to start", failToStart());
        assertThat(host.fire("event")).as("fire(\"event\") after one of two plug-ins that listen failed to start").isEqualTo(2);
        assertThat(call("b listens", "Bob")).as("call of another plug-in").isEqualTo("hello Bob, 100000");
        assertThat(thrown(() -> host.call("listens, and fails to start", "Ada"))).as("what call of a plug-in throws that failed to start").isInstanceOf(IllegalArgumentException.class);
        assertThat(log).as("what happened to a plug-in that failed to start").doesNotContain("listens, and fails to start: stop");
        assertThat(thrown(() -> host.load("listens, and fails to start", plugin(new Loader(log), log)))).as("what load throws the second time").hasMessage("no start");
    }

    @Test
    @Order(16)
    @DisplayName("a hundred plug-ins leave at most 20,000 bytes")
    @Holds("after unload(id) the plug-in's loader can be collected, whatever the plug-in has done")
    void hundred() throws Exception {
        List<WeakReference<Loader>> loaders = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            loaders.add(use("plug-in " + i + " listens", "Ada", "fail"));
        }
        assertThat(collectUntil(() -> loaders.stream().allMatch(each -> each.refersTo(null)))).as("whether the loaders of 100 unloaded plug-ins are gone").isTrue();
        log.clear();
        assertRetainsAtMost(20_000, host);
    }

    @Test
    @Order(17)
    @DisplayName("two hosts know nothing of each other")
    @Holds("two hosts know nothing of each other")
    void areTwo() throws Exception {
        PluginHost other = new PluginHost();
        load("a listens");
        other.load("a listens", plugin(new Loader(new ArrayList<>()), new ArrayList<>()));
        assertThat(thrown(() -> host.call("a listens", "fail"))).as("what call throws").isNotNull();
        assertThat(other.lastError()).as("lastError() of a host none of whose calls failed").isNull();
        other.unload("a listens");
        assertThat(host.fire("event")).as("fire(\"event\") after another host has unloaded a plug-in of the same id").isEqualTo(2);
        assertThat(other.fire("event")).as("fire(\"event\") of the other host").isZero();
        assertThat(call("a listens", "Ada")).as("call after another host has unloaded a plug-in of the same id").isEqualTo("hello Ada, 100000");
    }

    @Test
    @Order(19)
    @DisplayName("what load() or stop() throws is not remembered as the error of a call")
    @Holds({"lastError() is the toString() of the exception that the last failed call has thrown", "what load or stop throws does not count"})
    void othersErrors() {
        load("a");
        othersErrors("before any call failed", null);
        call("a", "Ada");
        othersErrors("after a call that went well", null);
        for (int round = 0; round < 2; round++) {
            thrown(() -> host.call("a", "fail"));
            othersErrors("after a call that failed", "java.lang.IllegalStateException: no paper");
            use("b, which fails to stop", "fail checked");
            assertThat(host.lastError()).as("lastError() after stop() has thrown, of the plug-in whose call has failed").isEqualTo("java.io.IOException: no file");
            othersErrors("after a call of a plug-in that is unloaded", "java.io.IOException: no file");
        }
    }

    private void othersErrors(String when, String expected) {
        use("c, which fails to stop", "Cy");
        assertThat(host.lastError()).as("lastError() after stop() has thrown, " + when).isEqualTo(expected);
        failToStart();
        assertThat(host.lastError()).as("lastError() after start() has thrown, " + when).isEqualTo(expected);
        assertThat(thrown(() -> host.load("a", plugin(new Loader(log), log)))).as("what load of a loaded id throws").isInstanceOf(IllegalStateException.class);
        assertThat(host.lastError()).as("lastError() after load() of a loaded id, " + when).isEqualTo(expected);
    }

    @Test
    @Order(20)
    @DisplayName("the thread of a plug-in stays while there is nothing to do")
    @Holds("the same for all of its calls, however far apart")
    void keepsTheThread() throws Exception {
        load("a");
        call("a", "Ada");
        Thread thread = (Thread) call("a", "thread");
        for (int i = 0; i < 500 && (thread.getState() == Thread.State.RUNNABLE || thread.getState() == Thread.State.BLOCKED); i++) {
            thread.join(1);
        }
        if (thread.getState() == Thread.State.TIMED_WAITING) {
            if (endsWhenIdle(thread)) {
                fail("after a call the plug-in's thread waits for the next one only for a certain time (the keep-alive time of its pool), and then ends: a later call runs in another thread");
            }
            thread.join(2_500); // it may look for requests now and then, and go on
        }
        assertThat(call("a", "thread") == thread).as("whether a call after a while runs in the same thread as those before").isTrue();
    }

    /** Whether it waits as a thread of a pool does that has a keep-alive time for it: nobody can wait for the end of a minute. */
    private static boolean endsWhenIdle(Thread thread) {
        List<String> calls = Arrays.stream(thread.getStackTrace()).map(call -> call.getClassName() + "." + call.getMethodName()).toList();
        int next = calls.indexOf("java.util.concurrent.ThreadPoolExecutor.getTask");
        return next > 0 && calls.get(next - 1).endsWith(".poll") || calls.contains("java.util.concurrent.ForkJoinPool.awaitWork");
    }

    private void load(String id) {
        Property.call(
                "load(\"" + id + "\", …)",
                () -> {
                    ids.add(id);
                    host.load(new String(id), plugin(new Loader(log), log));
                    return null;
                });
    }

    private Object call(String id, String request) {
        return Property.call("call(\"" + id + "\", \"" + request + "\")", () -> host.call(new String(id), request));
    }

    private void unload(String id) {
        Property.call(
                "unload(\"" + id + "\")",
                () -> {
                    host.unload(new String(id));
                    return null;
                });
    }

    private void said(String... expected) {
        assertThat(log).as("what the plug-ins did").containsExactly(expected);
    }

    private interface Attempt {
        void run() throws Exception;
    }

    private static Throwable thrown(Attempt attempt) {
        try {
            attempt.run();
            return null;
        } catch (Exception thrown) {
            return thrown;
        }
    }

    /** In a method of its own, as the next ones: no local of the test may hold the loader. */
    private WeakReference<Loader> use(String id, String... requests) {
        Loader loader = new Loader(log);
        Property.call(
                "load(\"" + id + "\", …)",
                () -> {
                    host.load(id, plugin(loader, log));
                    return null;
                });
        for (String request : requests) {
            if (request.equals("fire")) {
                host.fire("event");
            } else {
                thrown(() -> host.call(id, request));
            }
        }
        unload(id);
        return new WeakReference<>(loader);
    }

    private WeakReference<Loader> loadTwice(String id) {
        Loader loader = new Loader(log);
        assertThat(thrown(() -> host.load(new String(id), plugin(loader, log)))).as("what load of a loaded id throws").isInstanceOf(IllegalStateException.class);
        return new WeakReference<>(loader);
    }

    private WeakReference<Loader> failToStart() {
        Loader loader = new Loader(log);
        Throwable thrown = thrown(() -> host.load("listens, and fails to start", plugin(loader, log)));
        assertThat(thrown).as("what load throws when start does").isInstanceOf(IOException.class).hasMessage("no start");
        return new WeakReference<>(loader);
    }
}
