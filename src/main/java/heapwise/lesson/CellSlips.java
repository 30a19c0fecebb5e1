package heapwise.lesson;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands in a cell that was copied from somewhere else, and is not its language. */
final class CellSlips {

    private static final Pattern PROMPT = Pattern.compile("(?m)^\\s*(jshell>|\\.\\.\\.>)");
    private static final Pattern PYTHON_PROMPT = Pattern.compile("(?m)^\\s*(>>>|In \\[\\d*\\]:)");
    private static final Pattern COMMAND =
            Pattern.compile("(?m)^(/[a-z!?][a-z-]*)(?:\\s+[^*/\\n].*)?$");
    private static final Pattern PACKAGE = Pattern.compile("(?m)^(package [\\w.]+;)");

    /** A line of Java as one would know it anywhere; commands and drawings have none of these. */
    private static final Pattern JAVA_LINE =
            Pattern.compile(
                    "\\s*(?:(?:[\\w.<>\\[\\],]+ +)?[\\w.<>\\[\\]]+(?: *[-+*/%]?=[^=].*|\\(.*\\)|\\+\\+|--)?;(?: *//.*)?"
                            + "|(?:import|package) [\\w.*]+;"
                            + "|(?:(?:public|private|static|final|abstract) +)*+(?:class|interface|record|enum) \\w+.*\\{"
                            + "|(?:for|while|if|try|switch) ?\\(.*\\{|\\}|)");

    private CellSlips() {}

    static void java(String source, int line, Problems problems) {
        Optional<String> prompt = first(PROMPT, source);
        Optional<String> inPackage = first(PACKAGE, source);
        Optional<String> command = first(COMMAND, source);
        if (prompt.isPresent()) {
            problems.add(Mistake.PROMPT, line, prompt.get());
        } else if (inPackage.isPresent()) {
            problems.add(Mistake.PACKAGE_LINE, line, inPackage.get());
        } else if (command.isPresent() && !source.contains("/*") && !source.contains("\"\"\"")) {
            problems.add(Mistake.SHELL_COMMAND, line, command.get());
        }
    }

    static void python(String source, int line, Problems problems) {
        first(PYTHON_PROMPT, source)
                .ifPresent(prompt -> problems.add(Mistake.PROMPT, line, prompt));
    }

    private static Optional<String> first(Pattern pattern, String source) {
        Matcher found = pattern.matcher(source);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }

    /** Returns whether each line is one of Java, and at least one ends as only Java's do. */
    static boolean looksLikeJava(String source) {
        return source.contains(";")
                && source.lines().allMatch(line -> JAVA_LINE.matcher(line).matches());
    }
}
