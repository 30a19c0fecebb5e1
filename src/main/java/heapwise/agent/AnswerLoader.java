package heapwise.agent;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Defines the answer and the hidden tests from memory. One loader for both, since tests may use
 * what is package-private in an answer. What is on the class path comes first, so no class of an
 * answer can stand in for one of JUnit's or ours.
 */
final class AnswerLoader extends ClassLoader {

    static {
        registerAsParallelCapable();
    }

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
