package heapwise.labspecs;

import static org.assertj.core.api.Assertions.assertThat;

import heapwise.lab.Lab;
import heapwise.lab.path.Strength;
import heapwise.lab.path.Why;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WhySpec {

    /** What must be found alive; made in methods of their own, so that no local keeps them. */
    static final class Leak {
        @Nullable Leak next;
    }

    static final class Outer {
        final int[] big = new int[10];

        final class Inner {
            int number = big.length;
        }
    }

    static final Map<String, Object> CACHE = new HashMap<>();
    static final List<Runnable> LISTENERS = new ArrayList<>();
    static @Nullable Object held;
    static final ThreadLocal<@Nullable Leak> CONTEXT = new ThreadLocal<>();

    @AfterEach
    void letGo() {
        CACHE.clear();
        LISTENERS.clear();
        CONTEXT.remove();
        held = null;
    }

    private static WeakReference<Object> weak(Object object) {
        return new WeakReference<>(object);
    }

    private static Why why(WeakReference<?> reference) {
        return Lab.why(reference.get());
    }

    private static WeakReference<Object> cached() {
        Leak leak = new Leak();
        CACHE.put("session 42", leak);
        return weak(leak);
    }

    @Test
    void staticMap() {
        Why why = why(cached());
        assertThat(why.alive()).isTrue();
        assertThat(why.culprit()).isEqualTo("static .CACHE");
        assertThat(why.toString()).contains("class WhySpec").contains("value of \"session 42\"");
    }

    @Test
    void threadLocal() {
        Why why = why(inThreadLocal());
        assertThat(why.toString()).contains("value of a ThreadLocal").contains("call remove()");
    }

    private static WeakReference<Object> inThreadLocal() {
        Leak leak = new Leak();
        CONTEXT.set(leak);
        return weak(leak);
    }

    @Test
    void listenerList() {
        Why why = why(listening());
        assertThat(why.culprit()).isEqualTo("static .LISTENERS");
        assertThat(why.toString()).contains("[3]  lambda").contains("captures  WhySpec.Leak");
    }

    private static WeakReference<Object> listening() {
        Leak leak = new Leak();
        for (int i = 0; i < 3; i++) {
            LISTENERS.add(() -> {});
        }
        LISTENERS.add(() -> leak.next = null);
        return weak(leak);
    }

    @Test
    void innerClass() {
        Why why = why(inner());
        assertThat(why.culprit()).isEqualTo(".this$0");
        assertThat(why.toString()).contains("an inner class keeps its outer object");
    }

    private static WeakReference<Object> inner() {
        Outer outer = new Outer();
        held = outer.new Inner();
        return weak(outer);
    }

    @Test
    void subList() {
        Why why = why(view());
        assertThat(why.toString()).contains("a view keeps the whole list");
    }

    private static WeakReference<Object> view() {
        List<Integer> all = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            all.add(i);
        }
        held = all.subList(0, 1);
        return weak(all);
    }

    @Test
    void classLoader() {
        Why why = why(plugin());
        assertThat(why.culprit()).isEqualTo("static .held");
        assertThat(why.toString()).contains("its class").contains("classLoader");
    }

    /** A loader of its own, of whose classes one object is left. */
    private static WeakReference<Object> plugin() {
        PluginLoader loader = new PluginLoader();
        try {
            held = loader.loadClass(Plugin.class.getName()).getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
        return weak(loader);
    }

    /** Loaded once more by a loader of its own. */
    public static final class Plugin {
        public Plugin() {}
    }

    private static final class PluginLoader extends ClassLoader {
        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.equals(Plugin.class.getName())) {
                return super.loadClass(name, resolve);
            }
            String file = "/" + name.replace('.', '/') + ".class";
            try (InputStream in = WhySpec.class.getResourceAsStream(file)) {
                byte[] bytes = java.util.Objects.requireNonNull(in).readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Test
    void localOfARunningThreadIsSeenByTheExactModeWithThreadAndFrame() throws Exception {
        CountDownLatch ready = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        List<WeakReference<Object>> references = new ArrayList<>();
        Thread worker = new Thread(() -> work(references, ready, end), "worker-7");
        worker.start();
        ready.await();
        try {
            Why live = why(references.get(0));
            assertThat(live.alive()).isFalse();
            assertThat(live.toString()).contains("why(x, EXACT)");
            Why exact = Lab.why(references.get(0).get(), Lab.EXACT);
            assertThat(exact.alive()).isTrue();
            assertThat(exact.line()).contains("worker-7").contains("WhySpec.work()");
        } finally {
            end.countDown();
            worker.join();
        }
    }

    private static void work(
            List<WeakReference<Object>> references, CountDownLatch ready, CountDownLatch end) {
        Leak leak = new Leak();
        references.add(weak(leak));
        ready.countDown();
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        leak.next = leak;
    }

    @Test
    void exactModeFindsTheSameCulpritsAndArraysOfPrimitives() {
        assertThat(Lab.why(cached().get(), Lab.EXACT).culprit()).isEqualTo("static .CACHE");
        held = new byte[10];
        assertThat(Lab.why(held, Lab.EXACT).toString())
                .contains("byte[10]")
                .contains("static .held");
    }

    @Test
    void weakOnlyIsSaidAndNotTakenForAlive() {
        Leak leak = new Leak();
        held = new WeakReference<>(leak);
        Why why = Lab.why(leak);
        assertThat(why.alive()).isFalse();
        assertThat(why.chain().orElseThrow().strength()).isEqualTo(Strength.WEAK);
        assertThat(why.toString()).contains("weak .referent");
    }

    @Test
    void aMillionLinksAreWalkedWithoutOverflowAndDrawnShort() {
        Leak head = new Leak();
        Leak last = head;
        for (int i = 0; i < 1_000_000; i++) {
            last.next = new Leak();
            last = last.next;
        }
        held = head;
        Why why = Lab.why(last);
        assertThat(why.alive()).isTrue();
        assertThat(why.took().toMillis()).isLessThan(30_000);
        assertThat(why.toString().lines().count()).isLessThan(40);
        assertThat(why.toString()).contains("more links");
    }

    @Test
    void anAssertionShowsTheChain() {
        try {
            heapwise.lab.MemoryAssertions.assertCollected("the session", cached());
            throw new IllegalStateException("not reached");
        } catch (AssertionError expected) {
            assertThat(expected).hasMessageContaining("the session is still reachable");
            assertThat(expected).hasMessageContaining("static .CACHE");
        }
    }
}
