package heapwise.workbook;

import static java.util.stream.Collectors.toMap;

import heapwise.check.source.JdkTypes;
import heapwise.lesson.Nearest;
import heapwise.session.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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

    private static final List<String> MODIFIERS =
            List.of("public", "private", "protected", "static", "final", "abstract");

    /** What begins with a capital letter, by what people write. */
    private static final Map<String, String> CAPITALS =
            Stream.of(
                            ("String Integer Long Double Boolean Object System Math Thread List Map"
                                            + " Set ArrayList HashMap HashSet Arrays Collections")
                                    .split(" "))
                    .collect(toMap(name -> name.toLowerCase(Locale.ROOT), name -> name));

    private static final List<String> KNOWN_PACKAGES =
            List.of(
                    "java.io",
                    "java.lang",
                    "java.lang.ref",
                    "java.math",
                    "java.net",
                    "java.nio",
                    "java.nio.file",
                    "java.time",
                    "java.util",
                    "java.util.concurrent",
                    "java.util.concurrent.atomic",
                    "java.util.function",
                    "java.util.stream");

    private static final String TYPE =
            "\\b(?:(?:int|long|double|float|boolean|char|byte|short|void|var|String|class|interface|record"
                    + "|enum)(?:\\[\\])?\\s+)";

    private static final String KEYWORDS =
            "abstract|assert|break|case|catch|class|const|continue|default|do|else|enum|extends|final"
                    + "|finally|for|goto|if|implements|import|instanceof|interface|native|new|package"
                    + "|private|protected|public|return|static|super|switch|synchronized|this|throw"
                    + "|throws|transient|try|volatile|while|true|false|null";

    private static final String CALL =
            "^\\s*(?!(?:catch|for|if|switch|try|while)\\b)[\\w.]+\\s*\\(";

    private static final String STATEMENT = "^\\s*(?:return|if|for|while|throw)\\b";

    /** The first that fits is told: what is special stands before what is general. */
    private static final List<Rule> RULES =
            List.of(
                    line("package.line", "", "^\\s*package\\s+[\\w.]+\\s*;"),
                    line("escaped.line.end", "line", "(\\\\u+000[aAdD])"),
                    line("escaped.line.end", "unclosed.str", "(\\\\u+000[aAdD])"),
                    code("preview", "preview.feature.disabled", "^(.+?) (?:is|are) a preview"),
                    code("of.every.object", "", "must not match Object methods"),
                    line("python.print", "cant.resolve", "(?<![\\w.])(print(?:ln|f)?)\\s*\\("),
                    line("python.print", "", "\\b(console\\.log)\\s*\\("),
                    line("python.size", "", "\\b(?:sys\\.)?getsizeof\\s*\\(\\s*(\\w+)"),
                    line("python.gc", "", "\\bgc\\.(collect)\\s*\\("),
                    line("python.del", "", "^\\s*del\\s+(\\w+)"),
                    line("python.type", "cant.resolve", "(?<![\\w.])type\\s*\\(\\s*(\\w+)"),
                    line("python.text", "cant.resolve", "(?<![\\w.])(str)\\s*\\("),
                    line("python.number", "", "(?<![\\w.])(?:int|float)\\s*\\(\\s*[\"\\w]"),
                    line("python.range", "", "\\bin\\s+range\\s*\\("),
                    line(
                            "python.import",
                            "",
                            "^\\s*(?:from\\s+\\w+\\s+)?import\\s+\\w+\\s*;?\\s*$"),
                    line("python.comment", "illegal.char", "^[^\"]*(#)"),
                    line("quotes", "illegal.char", "[\u201c\u201d\u2018\u2019\u201e]"),
                    line("python.len", "cant.resolve", "\\blen\\s*\\(\\s*(\\w+)"),
                    symbol("python.literal", "variable (True|False|None)\\b"),
                    symbol("python.self", "variable (self)\\b"),
                    line("python.def", "", "^\\s*def\\s+(\\w+)"),
                    line("python.elif", "", "\\b(elif)\\b"),
                    line("python.and", "expected", "\\s(and|or|not)\\s"),
                    line("python.for", "expected", "\\bfor\\s+(\\w+)\\s+in\\b"),
                    line("function", "", "^\\s*(?:function|func|fun|fn)\\s+(\\w+)\\s*\\("),
                    line("array.values", "", "(?:=|return|\\()\\s*\\[\\s*[\\w\"'\\]-]"),
                    line("block", "", "^\\s*(if|while|for|else)\\b[^?\"]*:\\s*$"),
                    line("equal", "", "===|!=="),
                    line("unequal", "illegal.start", "\\w\\s*<>\\s*\\w"),
                    line(
                            "for.signs",
                            "expected",
                            "\\bfor\\s*\\(\\s*\\w+\\s+\\w+\\s*=[^;]*,[^;]*,[^;]*\\)"),
                    line("python.power", "", "(\\w+)\\s*\\*\\*\\s*(\\w+)"),
                    line("half", "", "^\\s*(else|catch|finally)\\b"),
                    line("keyword", "", TYPE + "(" + KEYWORDS + ")\\s*(?:[=;,)]|$)"),
                    line("name.digit", "", TYPE + "(\\d\\w*)\\s*(?:[=;,)]|$)"),
                    line(
                            "modifier",
                            "expected",
                            "^\\s*([a-z]+)\\s+(?:(?:static|final|abstract)\\s+)*+" + TYPE),
                    line("script", "cant.resolve", "^\\s*(let|val|const)\\s+(\\w+)\\s*="),
                    line("constant", "", "^\\s*(const)\\s+\\w+\\s+\\w+\\s*="),
                    code("cyclic", "cyclic.inheritance", "cyclic inheritance involving (.+)"),
                    code("package", "doesnt.exist", "package ([\\w.]+\\.\\w+) does not exist"),
                    code("package.name", "doesnt.exist", "package (\\w+) does not exist"),
                    symbol("type.name", "class (bool|str|integer|Int|Bool|Str|Char)\\b"),
                    symbol("capital", "(?:class|variable) ([a-z]\\w*)"),
                    symbol(
                            "array.method",
                            "method (?!length)(\\w+)\\([\\s\\S]*?(?:variable \\w+ of type|class) [\\w.<>]+\\[\\]"),
                    symbol("length.field", "variable (length|size)\\b"),
                    code("length.field", "report.access", "^(length|size) has private access"),
                    symbol(
                            "object.method",
                            "method (\\w+)\\([\\s\\S]*?variable (\\w+) of type (?:java.lang.)?Object\\b"),
                    symbol("new", "method ([A-Z]\\w*)\\("),
                    symbol(
                            "member",
                            "variable (\\w+)\\s+location:\\s+variable (\\w+) of type (\\S+)"),
                    line("assign.undeclared", "cant.resolve", "^\\s*(\\w+)\\s*=[^=]"),
                    symbol("import", "class (\\w+)"),
                    line(
                            "class.later",
                            "cant.resolve",
                            "\\b(?:extends|implements|permits)\\s+([\\w, ]*\\w)"),
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
                    code(
                            "boxed.long",
                            "prob.found.req",
                            "int cannot be converted to (?:java.lang.)?(Long)\\b"),
                    code(
                            "boxed",
                            "prob.found.req",
                            "(?:int|long|double|float) cannot be converted to (?:java.lang.)?(Integer|Long|Double|Float|Short|Byte)\\b"),
                    code(
                            "throw",
                            "prob.found.req",
                            "(\\w+) cannot be converted to (?:java.lang.)?Throwable\\b"),
                    code(
                            "generics",
                            "prob.found.req",
                            "(\\S+<.+>) cannot be converted to (\\S+<.+>)"),
                    code(
                            "cast",
                            "prob.found.req",
                            ": (?:java.lang.)?Object cannot be converted to ([A-Z]\\w*)"),
                    code("void", "prob.found.req", ": (void) cannot be converted"),
                    code("void", "void.not.allowed.here"),
                    code("lossy", "prob.found.req", "lossy conversion from (\\w+) to (\\w+)"),
                    code(
                            "number.from.text",
                            "prob.found.req",
                            "String cannot be converted to (?:java.lang.)?(int|long|double|Integer|Long|Double)\\b"),
                    code(
                            "char.from.text",
                            "prob.found.req",
                            "String cannot be converted to char\\b"),
                    code("return.void", "prob.found.req", "unexpected return value"),
                    code(
                            "var.value",
                            "cant.infer.local.var.type",
                            "variable (\\w+)\\s+\\(cannot use 'var'"),
                    code(
                            "var.null",
                            "cant.infer.local.var.type",
                            "variable (\\w+)\\s+\\(variable initializer is 'null'"),
                    code("var.type", "cant.infer.local.var.type", "variable (\\w+)\\s+\\(\\w+"),
                    code("abstract", "abstract.cant.be.instantiated", "([\\w.]+) is abstract"),
                    code("canonical", "invalid.canonical.constructor", "stronger access"),
                    code("encoding", "illegal.char", "\\\\ufffd|\ufffd"),
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
                    code("twice", "already.defined", "variable (\\w+) is already defined"),
                    code("twice.method", "already.defined", "method (\\w+)\\("),
                    code("unreachable", "unreachable.stmt"),
                    code("inherited", "does.not.override.abstract", "abstract method (\\w+)\\("),
                    code("weaker", "override.weaker.access", "(\\w+)\\("),
                    code("exhaustive", "not.exhaustive"),
                    code("break", "break.outside.switch.loop"),
                    code("continue", "cont.outside.loop"),
                    code("array.length", "array.dimension.missing"),
                    code(
                            "array.length",
                            "illegal.array.creation.both.dimension.and.initialization"),
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
                    code("arguments", "cant.apply.symbols", "(method|constructor|for) (\\w+)"),
                    code("limit", "heapwise.limit"),
                    code("outside", "expected", "^class, interface"),
                    // Since 25 a member outside of a class begins a compact source file.
                    code("outside", "class.method.or.field.expected"),
                    code("outside", "feature.not.supported.in.source", "^implicitly declared"),
                    code("newer", "feature.not.supported.in.source"),
                    both("statement.outside", "expected", "^<identifier>", CALL),
                    code("name.missing", "expected", "^<identifier>"),
                    code("condition.brackets", "expected", "^'\\('"),
                    code("package.unknown", "doesnt.exist", "package (\\S+) does not exist"),
                    code("type.wanted", "prob.found.req", "(\\S+) cannot be converted to (\\S+)"),
                    code("types.compared", "incomparable.types"),
                    code("final", "cant.assign.val.to.final.var", "(\\w+)$"),
                    code("final.twice", "var.might.already.be.assigned"),
                    code("file.name", "class.public.should.be.in.file"),
                    code("not.overridden", "method.does.not.override.superclass"),
                    code("private", "report.access"),
                    code("lambda.return", "incompatible.ret.type.in.lambda"),
                    code("closed.early", "ret.outside.meth"),
                    code("closed.early", "class.not.allowed"),
                    code("character", "illegal.char"),
                    both("statement.outside", "illegal.start.of.type", "", STATEMENT),
                    code("statement.outside", "statement.not.expected"), // since 21
                    code("start.of.expression", "illegal.start.of.type"),
                    code("start.of.expression", "illegal.start.of.stmt"));

    private static final Map<String, String> TYPE_NAMES =
            Map.of(
                    "bool", "boolean",
                    "Bool", "boolean",
                    "str", "String",
                    "Str", "String",
                    "Int", "int",
                    "integer", "int",
                    "Char", "char");

    /** Mistakes that are one only where it is known what was meant; that is told as well. */
    private static final Map<String, Function<String, Optional<String>>> LOOKUPS =
            Map.of(
                    "import",
                    JdkTypes::packageOf,
                    "modifier",
                    CommonMistakes::modifier,
                    "package",
                    name -> Nearest.to(name, KNOWN_PACKAGES),
                    "capital",
                    name -> Optional.ofNullable(CAPITALS.get(name)),
                    "type.name",
                    name -> Optional.ofNullable(TYPE_NAMES.get(name)),
                    "python.literal",
                    CommonMistakes::literal);

    /** Nobody types a longer line, and to search one for a pattern can take minutes. */
    private static final int LONGEST = 2_000;

    private CommonMistakes() {}

    private static Optional<String> modifier(String word) {
        return MODIFIERS.contains(word) ? Optional.empty() : Nearest.to(word, MODIFIERS);
    }

    private static Optional<String> literal(String python) {
        return Optional.of(python.equals("None") ? "null" : python.toLowerCase(Locale.ROOT));
    }

    private static Rule code(String name, String code) {
        return new Rule(name, code, ANY, ANY);
    }

    private static Rule code(String name, String code, String message) {
        return new Rule(name, code, Pattern.compile(message), ANY);
    }

    private static Rule both(String name, String code, String message, String line) {
        return new Rule(name, code, Pattern.compile(message), Pattern.compile(line));
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
                source.lines()
                        .skip(Math.max(0, diagnostic.line() - 1))
                        .findFirst()
                        .filter(text -> text.length() <= LONGEST)
                        .orElse("");
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
        Function<String, Optional<String>> lookup = LOOKUPS.get(rule.name());
        if (lookup != null) {
            Optional<String> meant = lookup.apply(arguments.get(0));
            if (meant.isEmpty()) {
                return Optional.empty();
            }
            arguments.add(meant.get());
        }
        return Optional.of(new Advice("mistake." + rule.name(), arguments));
    }

    /** Returns the keys of all messages, so that a test can see that each has words. */
    static List<String> keys() {
        return RULES.stream().map(rule -> "mistake." + rule.name()).distinct().toList();
    }
}
