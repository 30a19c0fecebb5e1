package heapwise.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the snippets of a line that is plain enough to do so without a parser: calls, operators,
 * literals and variables with a value, ended by semicolons.
 *
 * <p>JShell's own analysis gives the same answer to these and knows all others. Asking it first
 * makes it index every package of the JDK on a thread of its own, just when a session's first
 * snippet wants to be compiled.
 */
final class SimpleLine {

    /** The stack that this needs grows with the line. */
    private static final int LONGEST = 1_000;

    /** What may not stand for a name, contextual keywords included (JLS 3.9); {@code var} may. */
    private static final Set<String> RESERVED =
            Set.of(
                    ("abstract assert boolean break byte case catch char class const continue"
                                    + " default do double else enum extends final finally float for"
                                    + " goto if implements import instanceof int interface long"
                                    + " module native new non open package permits private"
                                    + " protected public record return sealed short static strictfp"
                                    + " super switch synchronized this throw throws transient try"
                                    + " void volatile when while yield _")
                            .split(" "));

    private static final Set<String> PRIMITIVES =
            Set.of("boolean", "byte", "char", "double", "float", "int", "long", "short");

    private static final Set<String> OF_JAVA_LANG =
            Set.of("Math", "Object", "Runtime", "String", "StringBuilder", "System", "Thread");

    /** Without those that could be part of a type or a lambda. */
    private static final Pattern TOKEN =
            Pattern.compile(
                    "\\s*(?:(?<name>[A-Za-z_$][A-Za-z0-9_$]*)"
                            + "|(?<literal>(?:0|[1-9][0-9]{0,8})(?:[lL]|\\.[0-9]+[fFdD]?)?(?![\\w.$])"
                            + "|\"[^\"\\\\]*+(?:\\\\[bfnrt\"'\\\\][^\"\\\\]*+)*+\"(?!\")"
                            + "|'(?:[^'\\\\]|\\\\[bfnrt\"'\\\\])')"
                            + "|(?<sign>[-+*/%=!]=|&&|\\|\\||-(?!-)|\\+(?!\\+)|/(?![/*])|[*%=(),;.\\[\\]])"
                            + ")");

    private static final Set<String> BINARY =
            Set.of("+", "-", "*", "/", "%", "==", "!=", "&&", "||");
    private static final Set<String> ASSIGNMENT = Set.of("=", "+=", "-=", "*=", "/=", "%=");

    private final String source;
    private final Matcher matcher;

    /** The token at hand; empty at the end of the line, and where nothing matches. */
    private String token = "";

    private boolean name;
    private boolean literal;
    private int start;

    private SimpleLine(String source) {
        this.source = source;
        this.matcher = TOKEN.matcher(source);
        next();
    }

    /** Returns the snippets of the line; nothing where only JShell can tell. */
    static Optional<List<Snippets.Part>> parts(String source) {
        boolean brief = source.length() <= LONGEST;
        boolean oneLine = source.indexOf('\n') < 0 && source.indexOf('\r') < 0;
        return brief && oneLine && !source.isEmpty() && source.equals(source.stripTrailing())
                ? new SimpleLine(source).parts()
                : Optional.empty();
    }

    /**
     * Returns whether the line means the same with and without the imports of a session, and needs
     * no module but {@code java.base}: all its types are of {@code java.lang}, all its methods some
     * type's or value's, and no name might be that of a package.
     */
    static boolean needsNoImport(String source) {
        if (parts(source).isEmpty()) {
            return false;
        }
        SimpleLine line = new SimpleLine(source);
        String before = "";
        while (!line.atEnd()) {
            String word = line.name && !before.equals(".") ? line.token : "";
            before = line.token;
            line.next();
            boolean type = !word.isEmpty() && Character.isUpperCase(word.charAt(0));
            boolean followed = line.token.equals("(") || line.token.equals(".") && !type;
            if (type && !OF_JAVA_LANG.contains(word) || !word.isEmpty() && followed) {
                return false;
            }
        }
        return true;
    }

    private Optional<List<Snippets.Part>> parts() {
        List<Snippets.Part> parts = new ArrayList<>();
        do {
            int begin = start;
            boolean declares = false;
            if (!(expression() && endsSnippet())) {
                backTo(begin);
                declares = declaration() && endsSnippet();
                if (!declares) {
                    return Optional.empty();
                }
            }
            boolean ended = token.equals(";");
            String text = source.substring(begin, ended ? start + 1 : source.length());
            parts.add(new Snippets.Part(declares && !ended ? text + ";" : text, begin));
            next();
        } while (!atEnd());
        return Optional.of(parts);
    }

    private boolean endsSnippet() {
        return token.equals(";") || atEnd();
    }

    private boolean declaration() {
        if (!PRIMITIVES.contains(token) && !isName()) {
            return false;
        }
        next();
        while (take("[")) {
            if (!take("]")) {
                return false;
            }
        }
        return takeName() && take("=") && expression();
    }

    private boolean expression() {
        int begin = start;
        if (takeName() && ASSIGNMENT.contains(token)) {
            next();
            return expression();
        }
        backTo(begin);
        boolean good = operand();
        while (good && BINARY.contains(token)) {
            next();
            good = operand();
        }
        return good;
    }

    private boolean operand() {
        take("-");
        if (literal) {
            next();
            return true;
        }
        if (take("(")) {
            // What follows tells whether it was a cast.
            return expression() && take(")") && (BINARY.contains(token) || ends());
        }
        if (token.equals("new")) {
            next();
            return takeName() && arguments() && selectors();
        }
        return takeName() && (!token.equals("(") || arguments()) && selectors();
    }

    private boolean ends() {
        return atEnd() || token.equals(";") || token.equals(",") || token.equals(")");
    }

    private boolean selectors() {
        while (token.equals(".") || token.equals("[")) {
            boolean good =
                    take("[")
                            ? expression() && take("]")
                            : take(".") && takeName() && (!token.equals("(") || arguments());
            if (!good) {
                return false;
            }
        }
        return true;
    }

    private boolean arguments() {
        if (!take("(")) {
            return false;
        }
        if (take(")")) {
            return true;
        }
        do {
            if (!expression()) {
                return false;
            }
        } while (take(","));
        return take(")");
    }

    private boolean isName() {
        return name && !RESERVED.contains(token);
    }

    private boolean takeName() {
        boolean is = isName();
        if (is) {
            next();
        }
        return is;
    }

    private boolean take(String wanted) {
        boolean is = token.equals(wanted);
        if (is) {
            next();
        }
        return is;
    }

    private boolean atEnd() {
        return token.isEmpty() && start == source.length();
    }

    private void backTo(int offset) {
        matcher.region(offset, source.length());
        next();
    }

    private void next() {
        if (matcher.lookingAt()) {
            String named = matcher.group("name");
            name = named != null;
            literal = matcher.group("literal") != null;
            token = matcher.group().stripLeading();
            start = matcher.end() - token.length();
            matcher.region(matcher.end(), source.length());
        } else {
            name = false;
            literal = false;
            token = "";
            start = matcher.regionStart();
        }
    }
}
