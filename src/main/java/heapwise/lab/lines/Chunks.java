package heapwise.lab.lines;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Splits the source of a cell into imports, members (methods and types) and statements, as JShell
 * would, without a parser: it only has to know where strings, comments and brackets end. A
 * statement without its semicolon gets one.
 */
final class Chunks {

    private static final Pattern TYPE =
            Pattern.compile(
                    "^(?:(?:public|private|protected|static|final|abstract|sealed|non-sealed|strictfp)\\s+|@\\w+\\s+){0,99}"
                            + "(?:class|interface|enum|record|@interface)\\s+\\w+.*",
                    Pattern.DOTALL);

    private static final Pattern METHOD =
            Pattern.compile(
                    "^(?:(?:public|private|protected|static|final|synchronized)\\s+|@\\w+\\s+){0,99}(?:<[^>]*>\\s*)?"
                            + "(?!(?:new|return|throw|else|do|try|if|for|while|switch|synchronized|yield)\\b)"
                            + "[\\w.]+(?:<[^=;(]*>)?(?:\\s*\\[\\s*\\])*+\\s+\\w+\\s*\\([^)]*\\)\\s*(?:throws\\s[\\w.,\\s]+)?\\{.*",
                    Pattern.DOTALL);

    private static final Pattern GOES_ON =
            Pattern.compile(
                    "^(?:else|catch|finally|while)\\b.*|^[.;,)?:+\\-*/&|].*", Pattern.DOTALL);

    private final String source;
    private final List<Chunk> chunks = new ArrayList<>();
    private int at;
    private int start;

    private Chunks(String source) {
        this.source = source;
    }

    static List<Chunk> of(String source) {
        Chunks chunks = new Chunks(source);
        chunks.split();
        return List.copyOf(chunks.chunks);
    }

    private void split() {
        int depth = 0;
        while (at < source.length()) {
            char c = source.charAt(at);
            if (skipped(c)) {
                continue;
            }
            at++;
            if (c == '(' || c == '[' || c == '{') {
                depth++;
            } else if (c == ')' || c == ']') {
                depth--;
            } else if (c == '}') {
                depth--;
                if (depth == 0 && endsAtBrace()) {
                    cut();
                }
            } else if (depth == 0 && (c == ';' && endsAtSemicolon() || c == '\n' && endsAtLine())) {
                cut();
            }
        }
        cut();
    }

    /** Moves over a comment, a string or a character; returns whether there was one. */
    private boolean skipped(char c) {
        int end = at;
        if (c == '/' && source.startsWith("//", at)) {
            end = orEnd(source.indexOf('\n', at));
        } else if (c == '/' && source.startsWith("/*", at)) {
            end = orEnd(source.indexOf("*/", at + 2) + 2);
        } else if (source.startsWith("\"\"\"", at)) {
            end = orEnd(source.indexOf("\"\"\"", at + 3) + 3);
        } else if (c == '"' || c == '\'') {
            end = at + 1;
            while (end < source.length() && source.charAt(end) != c && source.charAt(end) != '\n') {
                end += source.charAt(end) == '\\' ? 2 : 1;
            }
            end = Math.min(source.length(), end + 1);
        }
        boolean moved = end > at;
        at = Math.max(at, end);
        return moved;
    }

    private int orEnd(int found) {
        return found <= at ? source.length() : found;
    }

    private String rest() {
        return source.substring(at).strip();
    }

    private String current() {
        return source.substring(start, at).strip();
    }

    /** A statement or a declaration that ends with its block, unless what follows belongs to it. */
    private boolean endsAtBrace() {
        String text = current();
        String rest = rest();
        if (text.startsWith("do") && rest.startsWith("while")) {
            return false;
        }
        if (TYPE.matcher(text).matches() || METHOD.matcher(text).matches()) {
            return true;
        }
        boolean block =
                text.matches("(?s)(?:\\{|(?:if|for|while|do|try|switch|synchronized|else)\\b).*");
        return block
                && !(rest.startsWith("else")
                        || rest.startsWith("catch")
                        || rest.startsWith("finally"));
    }

    /**
     * An expression typed without a semicolon, as at the prompt: it ends with its line unless the
     * next goes on.
     */
    private boolean endsAtLine() {
        String text = current();
        if (text.isEmpty() || text.matches("(?s).*(?:[=,+\\-*/&|(.?:<>]|->)")) {
            return false;
        }
        boolean header =
                text.matches("(?s)(?:if|for|while|switch|try|else|do|synchronized)\\b.*")
                        || TYPE.matcher(text).matches()
                        || text.startsWith("@")
                        || text.matches("(?s)[\\w.<>\\[\\], ]+\\s+\\w+\\s*\\([^)]*\\)");
        return !header && !GOES_ON.matcher(rest()).matches() && !rest().startsWith("{");
    }

    /** A semicolon ends a statement unless that is a branch without a block. */
    private boolean endsAtSemicolon() {
        String text = current();
        boolean branch = text.matches("(?s)if\\b.*") && rest().matches("(?s)else\\b.*");
        boolean body =
                text.matches("(?s)do\\b.*")
                        && !text.matches("(?s).*\\bwhile\\b.*")
                        && rest().matches("(?s)while\\b.*");
        return !branch && !body;
    }

    private void cut() {
        String raw = source.substring(start, at);
        String text = raw.strip();
        int leading = raw.indexOf(text.isEmpty() ? raw : text);
        int line =
                1
                        + (int)
                                source.substring(0, start + leading)
                                        .chars()
                                        .filter(c -> c == '\n')
                                        .count();
        start = at;
        if (text.isEmpty() || text.equals(";") || onlyComments(text)) {
            return;
        }
        Chunk.Kind kind = kind(withoutComments(text));
        boolean closed = text.endsWith(";") || text.endsWith("}") && kind != Chunk.Kind.IMPORT;
        boolean expression = kind == Chunk.Kind.STATEMENT && !closed;
        chunks.add(new Chunk(kind, expression || !closed ? text + "\n;" : text, line));
    }

    private static Chunk.Kind kind(String text) {
        if (text.startsWith("import ")) {
            return Chunk.Kind.IMPORT;
        }
        return TYPE.matcher(text).matches() || METHOD.matcher(text).matches()
                ? Chunk.Kind.MEMBER
                : Chunk.Kind.STATEMENT;
    }

    private static boolean onlyComments(String text) {
        return withoutComments(text).isEmpty();
    }

    private static String withoutComments(String text) {
        String rest = text.strip();
        while (rest.startsWith("//") || rest.startsWith("/*")) {
            boolean line = rest.startsWith("//");
            int end = line ? rest.indexOf('\n') : rest.indexOf("*/", 2) + 1;
            rest = end <= 0 ? "" : rest.substring(end + 1).strip();
        }
        return rest;
    }
}
