package heapwise.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The rules of the house that an answer keeps so that its verdict is worth something. */
enum House {
    STRICT,

    /** Every door is open: an answer may do what Java lets it do. */
    OPEN;

    private static final List<String> TAKEN =
            List.of(
                    "java.",
                    "javax.",
                    "jdk.",
                    "sun.",
                    "com.sun.",
                    "org.junit.",
                    "org.assertj.",
                    "org.opentest4j.",
                    "org.openjdk.",
                    "heapwise.");

    /** Returns each place where the answer breaks a rule. */
    List<Verdict.SourceProblem> problems(
            Compiled answer, CompiledKey key, Map<String, String> sources) {
        var problems = new ArrayList<Verdict.SourceProblem>();
        for (Declared type : answer.declared()) {
            if (type.kind() == Declared.Kind.CLASS) {
                checkName(type, key, sources, problems);
            }
        }
        if (this == OPEN) {
            return problems;
        }
        DoorUse before = null;
        for (DoorUse use : answer.doors()) {
            boolean again =
                    before != null
                            && before.file().equals(use.file())
                            && before.line() == use.line();
            if (!key.permitted().contains(use.door()) && !again) {
                problems.add(problem(use, sources));
                before = use;
            }
        }
        return problems;
    }

    private static void checkName(
            Declared type,
            CompiledKey key,
            Map<String, String> sources,
            List<Verdict.SourceProblem> problems) {
        if (key.classes().containsKey(type.owner())) {
            problems.add(
                    place(
                            type.file(),
                            type.line(),
                            type.column(),
                            1,
                            "a hidden test is named %s, too".formatted(type.owner()),
                            "give your class another name",
                            sources));
        } else if (TAKEN.stream().anyMatch(type.owner()::startsWith)) {
            problems.add(
                    place(
                            type.file(),
                            1,
                            1,
                            1,
                            "%s is in a package that belongs to others".formatted(type.owner()),
                            "remove the line that begins with `package`",
                            sources));
        }
    }

    private static Verdict.SourceProblem problem(DoorUse use, Map<String, String> sources) {
        return place(
                use.file(),
                use.line(),
                use.column(),
                use.length(),
                "an answer does without %s: %s".formatted(use.what(), use.door().reason()),
                use.door().fix(),
                sources);
    }

    private static Verdict.SourceProblem place(
            String file,
            int line,
            int column,
            int length,
            String what,
            String fix,
            Map<String, String> sources) {
        String text = sources.getOrDefault(file, "").lines().skip(line - 1L).findFirst().orElse("");
        return new Verdict.SourceProblem(file, line, column, length, what, text, fix, "");
    }
}
