package heapwise.lesson;

import heapwise.vm.JdkRange;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A fenced block of a lesson that runs or asks. Its line is that of the opening fence. */
public sealed interface Cell extends Block {

    /** The deadline of a cell that names none. */
    Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

    /**
     * Java that runs in the lesson's session.
     *
     * @param number its number among the cells that run, from 1; 0 for setup
     * @param sourceLine the file's line of the first line of the source
     * @param fresh whether a new session VM is started first
     * @param vm flags of that new VM instead of the lesson's; present only if fresh
     * @param jdk the JDKs it runs on; the session's where absent
     * @param compare variants to run in one VM each and show side by side; empty for none
     * @param prediction the question that is asked before it runs
     * @param outputs what it prints, one for each range of JDKs
     */
    record Java(
            int number,
            int line,
            int sourceLine,
            String source,
            Expectation expectation,
            boolean setup,
            boolean fresh,
            Optional<List<String>> vm,
            Optional<JdkRange> jdk,
            List<Variant> compare,
            Duration timeout,
            Optional<Predict> prediction,
            List<Output> outputs)
            implements Cell {

        public Java {
            vm = vm.map(List::copyOf);
            compare = List.copyOf(compare);
            outputs = List.copyOf(outputs);
            if (vm.isPresent() && !fresh) {
                throw new IllegalArgumentException("flags of a new VM, and no new VM");
            }
        }

        /** Returns a copy that a learner has changed: of its output nothing is declared. */
        public Java withSource(String other) {
            return other.equals(source)
                    ? this
                    : new Java(
                            number,
                            line,
                            sourceLine,
                            other,
                            expectation,
                            setup,
                            fresh,
                            vm,
                            jdk,
                            compare,
                            timeout,
                            prediction,
                            List.of());
        }

        /** Returns a copy with one more output. */
        public Java with(Output output) {
            return new Java(
                    number,
                    line,
                    sourceLine,
                    source,
                    expectation,
                    setup,
                    fresh,
                    vm,
                    jdk,
                    compare,
                    timeout,
                    prediction,
                    Output.append(outputs, output));
        }

        /** Returns what it prints on a JDK of this feature release. */
        public Optional<Output> output(int feature) {
            return Output.choose(outputs, feature, Optional.empty());
        }

        /** Returns what this variant of a comparison prints on a JDK of this feature release. */
        public Optional<Output> output(int feature, String variant) {
            return Output.choose(outputs, feature, Optional.of(variant));
        }
    }

    /** Java, or any other language, that is shown and never run. */
    record Show(int line, String language, String source) implements Cell {}

    /**
     * A question that stands before a Java cell.
     *
     * @param expression what the VM evaluates after the cell has run; absent with choices
     * @param choices two or more, or empty with an expression
     * @param within the relative tolerance, 0.1 for 10 %; 0 for exactly
     * @param again how a review asks the same with another size; absent where just as it is
     */
    record Predict(
            int line,
            List<Prose> question,
            Optional<String> expression,
            List<Choice> choices,
            double within,
            Optional<Again> again) {

        /** Returns the prediction with another size, as one of its own. */
        public Optional<Predict> varied() {
            return again.map(
                    a ->
                            new Predict(
                                    a.line(),
                                    a.question(),
                                    Optional.of(a.expression()),
                                    List.of(),
                                    within,
                                    Optional.empty()));
        }
    }

    /**
     * The question of a prediction with another size.
     *
     * @param expression what the VM evaluates where it would evaluate the prediction's
     */
    record Again(int line, List<Prose> question, String expression) {}

    /** A choice of a prediction or quiz, with what the learner reads after choosing it. */
    record Choice(int line, boolean right, List<Inline> text, List<Inline> feedback) {}

    /**
     * What a Java or Python cell prints.
     *
     * @param jdk the JDKs it is for
     * @param variant the variant of a comparison that it is for; absent for every one
     */
    record Output(int line, JdkRange jdk, Optional<String> variant, String text) {

        static List<Output> append(List<Output> outputs, Output output) {
            return Stream.concat(outputs.stream(), Stream.of(output)).toList();
        }

        /** Returns the output for this JDK and variant, of several the one for the fewest. */
        static Optional<Output> choose(
                List<Output> outputs, int feature, Optional<String> variant) {
            return outputs.stream()
                    .filter(o -> o.jdk.contains(feature))
                    .filter(o -> o.variant.isEmpty() || o.variant.equals(variant))
                    .min(
                            Comparator.comparing((Output o) -> o.variant.isEmpty())
                                    .thenComparing(o -> (long) o.jdk.last() - o.jdk.first()));
        }
    }

    /** A question with choices; several right ones mean: choose all of them. */
    record Quiz(int line, List<Prose> question, List<Choice> choices) implements Cell {}

    /**
     * A small exercise at the prompt.
     *
     * @param conditions done is it when all are true; judged in their order, so that a later one
     *     may build on those before it
     * @param reference lines that make them true, for the author's command; empty where none
     * @param wrong lines that seem to solve it
     */
    record Task(
            int line,
            List<Prose> goal,
            List<Condition> conditions,
            List<String> hints,
            Optional<String> reference,
            List<Wrong> wrong)
            implements Cell {

        public Task {
            conditions = List.copyOf(conditions);
            hints = List.copyOf(hints);
            wrong = List.copyOf(wrong);
        }
    }

    /**
     * What must hold when a task is done.
     *
     * @param expression of type boolean
     * @param otherwise what a learner is told while it is false
     */
    record Condition(int line, String expression, Sentence otherwise) {}

    /**
     * Lines that do not solve a task and that somebody may well type.
     *
     * @param breaks the index of the condition that refuses them
     */
    record Wrong(int line, String lines, int breaks) {}

    /** The place in a lesson where an exercise is due. */
    record Exercise(int line, String slug) implements Cell {}

    /** The same experiment in Python. */
    record Python(int line, String source, List<Output> outputs) implements Cell {

        /** Returns a copy with one more output. */
        public Python with(Output output) {
            return new Python(line, source, Output.append(outputs, output));
        }
    }

    /** One VM of a comparison. */
    record Variant(String name, List<String> vm) {
        public Variant {
            vm = List.copyOf(vm);
        }
    }

    /** How a Java cell must end. */
    sealed interface Expectation {

        /** Without an exception. */
        record Completes() implements Expectation {}

        /** It must not compile. */
        record Fails() implements Expectation {}

        /** It must throw this, a simple or qualified class name. */
        record Throws(String exception) implements Expectation {}

        /** The VM is expected to die. */
        record Exits() implements Expectation {}
    }
}
