package heapwise.workbook;

import heapwise.session.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The mistakes that are made most at a Java prompt, and by people who come from Python, each with
 * its fix. They are told apart by javac's own code for the diagnostic (compiler.properties in the
 * JDK's module jdk.compiler), by its message, and by the line it is about.
 */
public final class CommonMistakes {

    /**
     * A fix, to be put into words by whoever shows it.
     *
     * @param key of the message, {@code mistake.} and its name
     */
    public record Advice(String key, List<String> arguments) {}

    /**
     * A mistake.
     *
     * @param code the end of javac's code
     * @param message what its message must contain
     * @param line what the source line must contain
     */
    private record Rule(String name, String code, Pattern message, Pattern line) {}

    private static final Pattern ANY = Pattern.compile("");

    /** The first that fits is told: what is special stands before what is general. */
    private static final List<Rule> RULES =
            List.of(
                    line("python.print", "cant.resolve", "\\b(print)\\s*\\("),
                    line("python.len", "cant.resolve", "\\blen\\s*\\(\\s*(\\w+)"),
                    symbol("python.literal", "variable (True|False|None)\\b"),
                    symbol("python.self", "variable (self)\\b"),
                    line("python.def", "", "^\\s*def\\s+(\\w+)"),
                    line("python.elif", "", "\\b(elif)\\b"),
                    line("python.and", "expected", "\\s(and|or|not)\\s"),
                    line("python.for", "expected", "\\bfor\\s+(\\w+)\\s+in\\b"),
                    line("python.power", "", "(\\w+)\\s*\\*\\*\\s*(\\w+)"),
                    line("assign.undeclared", "cant.resolve", "^\\s*(\\w+)\\s*=[^=]"),
                    symbol("import", "class (\\w+)"),
                    symbol("class", "class (\\w+)"),
                    symbol("length.call", "method (length)\\("),
                    symbol("method", "method (\\w+)\\("),
                    symbol("variable", "variable (\\w+)"),
                    code("string.open", "unclosed.str.lit"),
                    code("char.open", "unclosed.char.lit"),
                    code("char.empty", "empty.char.lit"),
                    code("comment.open", "unclosed.comment"),
                    code("semicolon", "expected", "';'"),
                    code("bracket", "expected", "'([)\\]}])'"),
                    code("bracket.or.comma", "expected2", "'\\)'|','"),
                    code("end.of.source", "premature.eof"),
                    code("return", "missing.ret.stmt"),
                    code("lossy", "prob.found.req", "lossy conversion from (\\w+) to (\\w+)"),
                    code(
                            "number.from.text",
                            "prob.found.req",
                            "String cannot be converted to (int|long|double)"),
                    code("condition", "prob.found.req", "(\\w+) cannot be converted to boolean"),
                    code(
                            "text.from",
                            "prob.found.req",
                            "(\\w+) cannot be converted to (?:java.lang.)?String"),
                    code("operator", "operator.cant.be.applied", "operator '([^']+)'"),
                    code("operator", "operator.cant.be.applied.1", "operator '([^']+)'"),
                    code("checked", "unreported.exception", "exception ([\\w.]+)"),
                    code("uninitialised", "var.might.not.have.been.initialized", "variable (\\w+)"),
                    code("captured", "local.variables.referenced", "from (an? \\w+)"),
                    code("captured", "cant.ref.non.effectively.final", "from (an? \\w+)"),
                    code("static", "non-static.cant.be.ref"),
                    code("primitive.member", "cant.deref", "(\\w+) cannot be dereferenced"),
                    code("not.an.array", "array.req.but.found", "but ([\\w.<>]+) found"),
                    code(
                            "primitive.argument",
                            "type.found.req",
                            "found:\\s+(int|long|double|boolean|char|byte)"),
                    line("too.large", "int.number.too.large", "(\\d{10,})"),
                    code("final", "cant.assign.val.to.var", "(\\w+)$"),
                    code("else", "else.without.if"),
                    code("not.a.statement", "not.stmt"),
                    code("start.of.expression", "illegal.start.of.expr"),
                    code("no.return.type", "invalid.meth.decl.ret.type.req"),
                    code("arguments", "cant.apply.symbol", "(method|constructor) (\\w+)"),
                    code("arguments", "cant.apply.symbols", "(method|constructor|for) (\\w+)"));

    /** Where classes lie that lessons and learners use and that are not imported at the prompt. */
    private static final Map<String, String> PACKAGES =
            Map.ofEntries(
                    Map.entry("WeakReference", "java.lang.ref"),
                    Map.entry("SoftReference", "java.lang.ref"),
                    Map.entry("PhantomReference", "java.lang.ref"),
                    Map.entry("ReferenceQueue", "java.lang.ref"),
                    Map.entry("Reference", "java.lang.ref"),
                    Map.entry("Cleaner", "java.lang.ref"),
                    Map.entry("AtomicInteger", "java.util.concurrent.atomic"),
                    Map.entry("AtomicLong", "java.util.concurrent.atomic"),
                    Map.entry("AtomicReference", "java.util.concurrent.atomic"),
                    Map.entry("AtomicLongArray", "java.util.concurrent.atomic"),
                    Map.entry("LongAdder", "java.util.concurrent.atomic"),
                    Map.entry("ReentrantLock", "java.util.concurrent.locks"),
                    Map.entry("ByteBuffer", "java.nio"),
                    Map.entry("StandardCharsets", "java.nio.charset"),
                    Map.entry("FileChannel", "java.nio.channels"),
                    Map.entry("ManagementFactory", "java.lang.management"),
                    Map.entry("MethodHandles", "java.lang.invoke"),
                    Map.entry("VarHandle", "java.lang.invoke"),
                    Map.entry("Field", "java.lang.reflect"),
                    Map.entry("Duration", "java.time"),
                    Map.entry("Instant", "java.time"),
                    Map.entry("LocalDate", "java.time"),
                    Map.entry("Arena", "java.lang.foreign"),
                    Map.entry("MemorySegment", "java.lang.foreign"),
                    Map.entry("HttpClient", "java.net.http"));

    private CommonMistakes() {}

    private static Rule code(String name, String code) {
        return new Rule(name, code, ANY, ANY);
    }

    private static Rule code(String name, String code, String message) {
        return new Rule(name, code, Pattern.compile(message), ANY);
    }

    private static Rule symbol(String name, String message) {
        return new Rule(name, "cant.resolve", Pattern.compile("symbol:\\s+" + message), ANY);
    }

    private static Rule line(String name, String code, String line) {
        return new Rule(name, code, ANY, Pattern.compile(line));
    }

    /** Returns what to do about a diagnostic; absent where it is none of these. */
    public static Optional<Advice> fix(Outcome.Diagnostic diagnostic, String source) {
        String line =
                source.lines().skip(Math.max(0, diagnostic.line() - 1)).findFirst().orElse("");
        for (Rule rule : RULES) {
            Matcher message = rule.message().matcher(diagnostic.message());
            Matcher text = rule.line().matcher(line);
            if (diagnostic.code().contains(rule.code()) && message.find() && text.find()) {
                Optional<Advice> advice = advice(rule, rule.message() == ANY ? text : message);
                if (advice.isPresent()) {
                    return advice;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Advice> advice(Rule rule, Matcher found) {
        List<String> arguments = new ArrayList<>();
        for (int i = 1; i <= found.groupCount(); i++) {
            arguments.add(found.group(i) == null ? "" : found.group(i));
        }
        if (rule.name().equals("import")) {
            String place = PACKAGES.get(arguments.get(0));
            if (place == null) {
                return Optional.empty();
            }
            arguments.add(place);
        }
        if (rule.name().equals("python.literal")) {
            String literal = arguments.get(0);
            arguments.add(
                    literal.equals("None") ? "null" : literal.toLowerCase(java.util.Locale.ROOT));
        }
        return Optional.of(new Advice("mistake." + rule.name(), arguments));
    }

    /** Returns the keys of all messages, so that a test can see that each has words. */
    static List<String> keys() {
        return RULES.stream().map(rule -> "mistake." + rule.name()).distinct().toList();
    }
}
