package heapwise.agent;

import heapwise.lab.run.AllocationEvidence;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;

/**
 * Runs plain tests, one after another, as JUnit's Jupiter runs them, and reports the same events.
 *
 * <p>Jupiter itself takes two thirds of the CPU time of a check VM: to find by reflection what the
 * launcher has read in the class files, and to link five hundred lambdas for it. The answer shares
 * this VM: whatever leads to the connection is in local variables only.
 */
final class PlainRun {

    private PlainRun() {}

    /** Which test comes next. */
    interface Next {

        /** Returns its row in the plan; -1 if no other has to run. */
        int row() throws IOException;
    }

    /**
     * Runs all of them, in the order of the source.
     *
     * @param job whose rows have secrets
     * @throws IOException if the launcher is gone
     * @throws ReflectiveOperationException if one is not as described
     */
    static void of(List<PlainTest> tests, CheckJob job, AnswerLoader loader, DataOutputStream out)
            throws IOException, ReflectiveOperationException {
        var begun = new AtomicInteger();
        of(
                tests,
                job,
                loader,
                out,
                () -> begun.get() < tests.size() ? begun.getAndIncrement() : -1);
    }

    /** Runs those that it is told to; the plan is in the order of the source. */
    static void of(
            List<PlainTest> tests,
            CheckJob job,
            AnswerLoader loader,
            DataOutputStream out,
            Next next)
            throws IOException, ReflectiveOperationException {
        AllocationEvidence.forget();
        var failures = new FailureReader(loader);
        var plan = new ArrayList<CheckEvent.PlannedTest>();
        for (PlainTest test : tests) {
            plan.add(new CheckEvent.PlannedTest(test.type() + "#" + test.method(), test.name()));
        }
        new CheckEvent.Planned(plan).writeTo(out);
        for (int row = next.row(); row >= 0; row = next.row()) {
            new CheckEvent.Started(row).writeTo(out);
            Throwable thrown = run(tests.get(row), loader);
            Thread.interrupted(); // a test does not see what an earlier one left
            ending(row, thrown, job, failures).writeTo(out);
        }
    }

    private static CheckEvent.Finished ending(
            int row, @Nullable Throwable thrown, CheckJob job, FailureReader failures) {
        if (thrown == null) {
            return new CheckEvent.Finished(
                    row, CheckEvent.Ending.PASSED, List.of(), job.secretOf(row));
        }
        return new CheckEvent.Finished(
                row,
                thrown instanceof TestAbortedException
                        ? CheckEvent.Ending.ABORTED
                        : CheckEvent.Ending.FAILED,
                failures.read(thrown));
    }

    /** Returns what went wrong first; null if nothing did. */
    private static @Nullable Throwable run(PlainTest test, AnswerLoader loader)
            throws ReflectiveOperationException {
        Class<?> type = Class.forName(test.type(), false, loader);
        Method body = method(type, test.method());
        Object instance;
        try {
            Constructor<?> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            instance = constructor.newInstance();
        } catch (InvocationTargetException thrown) {
            return survivable(thrown.getCause());
        } catch (LinkageError thrown) {
            return thrown;
        }
        Throwable first = test.before().isEmpty() ? null : call(type, test.before(), instance);
        if (first == null) {
            first = call(body, instance);
        }
        Throwable last = test.after().isEmpty() ? null : call(type, test.after(), instance);
        return first == null ? last : first;
    }

    private static @Nullable Throwable call(Class<?> type, String name, Object instance)
            throws ReflectiveOperationException {
        return call(method(type, name), instance);
    }

    private static @Nullable Throwable call(Method method, Object instance)
            throws ReflectiveOperationException {
        try {
            method.invoke(instance);
            return null;
        } catch (InvocationTargetException thrown) {
            return survivable(thrown.getCause());
        }
    }

    private static Method method(Class<?> type, String name) throws NoSuchMethodException {
        Method method = type.getDeclaredMethod(name);
        method.setAccessible(true);
        return method;
    }

    /** As JUnit has it: without memory nothing that follows would mean anything. */
    private static Throwable survivable(Throwable thrown) {
        if (thrown instanceof OutOfMemoryError error) {
            throw error;
        }
        return thrown;
    }
}
