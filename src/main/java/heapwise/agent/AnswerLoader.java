package heapwise.agent;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Defines the answer and the hidden tests from memory. One loader for both, since tests may use
 * what is package-private in an answer. What is on the class path comes first, so no class of an
 * answer can stand in for one of JUnit's or ours. What runs the tests and opens the JDK to the lab
 * cannot be named through it.
 */
final class AnswerLoader extends ClassLoader {

    static {
        registerAsParallelCapable();
    }

    private static final String OURS = AnswerLoader.class.getPackageName() + ".";

    /** JUnit finds the one by its name, and the rehearsal runs the other as a test. */
    private static final Set<String> NAMED =
            Set.of(SourceOrder.class.getName(), Rehearsal.class.getName());

    private static final String OPENED = "heapwise.lab.object.Opened";

    private final Map<String, byte[]> pending = new HashMap<>();
    private final Set<String> answer;
    private final Set<String> tests;

    AnswerLoader(CheckJob job) {
        super("answer", AnswerLoader.class.getClassLoader());
        answer = Set.copyOf(job.answer().keySet());
        tests = Set.copyOf(job.tests().keySet());
        pending.putAll(job.answer());
        pending.putAll(job.tests()); // last: the key wins over an answer of the same name
    }

    /** No hidden test uses what is refused here, and ours comes by its own loader. */
    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        boolean ours = name.startsWith(OURS) && !NAMED.contains(name);
        if (ours || name.startsWith(OPENED)) {
            throw new ClassNotFoundException(name);
        }
        return super.loadClass(name, resolve);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes;
        synchronized (pending) {
            bytes = pending.remove(name); // and is nowhere to be read afterwards
        }
        if (bytes == null) {
            throw new ClassNotFoundException(name);
        }
        return defineClass(name, bytes, 0, bytes.length);
    }

    boolean isAnswer(String type) {
        return answer.contains(type) && !tests.contains(type);
    }

    boolean isTest(String type) {
        return tests.contains(type);
    }
}
