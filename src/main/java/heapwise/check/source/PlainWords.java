package heapwise.check.source;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says in plain words what to do about the errors that beginners meet most, by javac's own name for
 * each (the keys of {@code compiler.properties} in jdk.compiler).
 */
final class PlainWords {

    private static final Pattern SYMBOL = Pattern.compile("symbol:\\s+(\\w+) (\\w+)");
    private static final Pattern LOSSY =
            Pattern.compile("possible lossy conversion from (\\w+) to (\\w+)");
    private static final Pattern CONVERTED =
            Pattern.compile("(\\S+) cannot be converted to (\\S+)");
    private static final Pattern PUBLIC_CLASS =
            Pattern.compile("(\\w+) is public, should be declared in a file named (\\w+\\.java)");

    private static final String OUTSIDE =
            "this stands outside of the class: a } before it is one too many";

    private PlainWords() {}

    /** Returns what to do, as an imperative; empty where javac's own words have to do. */
    static String hint(Compiled.JavacError error, String line) {
        String message = error.message();
        return switch (error.code().replace("compiler.err.", "")) {
            case SourceCompiler.LIMIT_CODE -> "make it shorter, or split it into several methods";
            case "expected", "expected2", "expected3", "expected4" -> expected(message, line);
            case "cant.resolve",
                    "cant.resolve.location",
                    "cant.resolve.args",
                    "cant.resolve.location.args",
                    "doesnt.exist" ->
                    unknown(message);
            case "prob.found.req" -> incompatible(message, line);
            case "missing.ret.stmt" ->
                    "every way through the method has to end in a return: add one before its last }";
            case "var.might.not.have.been.initialized" ->
                    "give it a value where you declare it, or on every way that leads here";
            case "var.might.already.be.assigned" ->
                    "it is final: assign it once only, or remove `final`";
            case "cant.assign.val.to.var", "cant.assign.val.to.final.var" ->
                    "it is final and keeps its value: change what it refers to (a list has clear()), or remove `final`";
            case "unreported.exception.need.to.catch.or.throw" ->
                    "put the call into try { … } catch (…) { … }: the method's head has to stay as it is";
            case "not.stmt" ->
                    line.contains("==")
                            ? "== compares: to assign write a single ="
                            : "a statement does something: is it a call that lacks its ( ), or a word too many?";
            case "premature.eof" ->
                    "a } is missing: count the { and the }, from the last method upwards";
            case "illegal.start.of.expr", "illegal.start.of.type", "illegal.start.of.stmt" ->
                    "look at the line before: a ), } or ; is missing there, or one is too many here";
            case "class.public.should.be.in.file" -> publicClass(message);
            case "unclosed.str.lit" -> "the string is not closed: end it with \"";
            case "unclosed.char.lit", "empty.char.lit" ->
                    "single quotes hold one character: write a text in double quotes";
            case "unclosed.comment" -> "the comment is not closed: end it with */";
            case "illegal.char" ->
                    "this character is no part of Java: type it again; quotes have to be plain \" and '";
            case "already.defined" -> "give one of the two another name";
            case "non-static.cant.be.ref" ->
                    "a static method has no object: remove `static`, or make an object first";
            case "does.not.override.abstract" ->
                    "write every method that the interface or the abstract class asks for";
            case "method.does.not.override.superclass" ->
                    "@Override promises a method of the class above: compare the name and the parameters";
            case "invalid.meth.decl.ret.type.req" ->
                    "a method says what it returns: write the type, or void, before its name";
            case "cant.apply.symbol", "cant.apply.symbols" ->
                    "compare what you pass with what it takes: how many, in which order, of which type";
            case "type.found.req" ->
                    message.contains("found:    ") || message.contains("found: ")
                            ? "type arguments are classes: write Integer for int, Long for long"
                            : "";
            case "local.var.accessed.from.icls.needs.final", "cant.ref.non.effectively.final.var" ->
                    "a lambda sees only variables that never change: copy the value into a new one before it";
            case "unreachable.stmt" ->
                    "nothing gets here: the return, throw, break or endless loop before it leaves";
            case "operator.cant.be.applied", "operator.cant.be.applied.1", "incomparable.types" ->
                    "both sides have to fit the operator: look at their types";
            case "report.access" -> "it is private there: use one of its public methods";
            case "else.without.if" ->
                    "close the if before it with a }, or remove the ; after its condition";
            case "array.req.but.found" -> "only arrays have [ ]: a list has get(…)";
            case "incompatible.ret.type.in.lambda" -> "the lambda has to give back another type";
            case "ret.outside.meth", "class.not.allowed" ->
                    "a } closes the method too early: remove it";
            // Since 25 a member outside of a class begins a compact source file.
            case "class.method.or.field.expected" -> OUTSIDE;
            case "feature.not.supported.in.source.plural", "feature.not.supported.in.source" ->
                    message.startsWith("implicitly declared classes")
                            ? OUTSIDE
                            : "this came with a later Java: write it the older way, or check with --jdk";
            case "preview.feature.disabled", "preview.feature.disabled.plural" ->
                    "this is a preview in this Java: write it another way";
            default -> "";
        };
    }

    private static String expected(String message, String line) {
        if (message.startsWith("';'")) {
            return "a statement ends with ; : add it at the end of this line";
        }
        if (message.startsWith("')'")) {
            return "close every ( with a ) on this line";
        }
        if (message.startsWith("class, interface")) {
            return OUTSIDE;
        }
        if (message.startsWith("<identifier>")) {
            return line.strip().matches("(return|if|for|while|throw)\\b.*") || line.contains("(")
                    ? "statements stand inside a method: is a } before this line one too many?"
                    : "a name is missing here";
        }
        return message.startsWith("'('") ? "put the condition in ( )" : "";
    }

    private static String unknown(String message) {
        Matcher symbol = SYMBOL.matcher(message);
        if (!symbol.find()) {
            return message.startsWith("package")
                    ? "there is no such package: look for a slip in the import"
                    : "";
        }
        String name = symbol.group(2);
        if (name.equals("string")) {
            return "write String with a capital S";
        }
        if (name.equals("bool")) {
            return "write boolean";
        }
        Optional<String> home =
                symbol.group(1).equals("method") ? Optional.empty() : JdkTypes.packageOf(name);
        if (home.isPresent()) {
            return "add `import %s.%s;` at the top of the file".formatted(home.get(), name);
        }
        return switch (symbol.group(1)) {
            case "variable" ->
                    "nothing here has the name %s: declare it, or look for a slip (capitals count)"
                            .formatted(name);
            case "method" ->
                    "there is no method %s that takes this: look for a slip, and at the arguments"
                            .formatted(name);
            default ->
                    "there is no class %s: import it, or look for a slip (capitals count)"
                            .formatted(name);
        };
    }

    private static String incompatible(String message, String line) {
        Matcher lossy = LOSSY.matcher(message);
        if (lossy.find()) {
            return "not every %1$s fits into %2$s: declare it as %1$s, or cut it by writing (%2$s) before it"
                    .formatted(lossy.group(1), lossy.group(2));
        }
        Matcher converted = CONVERTED.matcher(message);
        if (converted.find()) {
            if (converted.group(2).equals("boolean") && line.matches(".*[^=!<>]=[^=].*")) {
                return "= assigns: to compare write ==";
            }
            if (converted.group(1).equals("String")) {
                return converted.group(2).equals("char")
                        ? "write a single character in single quotes"
                        : "a text is no number: Integer.parseInt(…) reads one";
            }
            return "this is of type %s, and %s is wanted here"
                    .formatted(converted.group(1), converted.group(2));
        }
        return message.contains("unexpected return value")
                ? "the method is void: return without a value, or change nothing of its head"
                : "";
    }

    private static String publicClass(String message) {
        Matcher found = PUBLIC_CLASS.matcher(message);
        return found.find()
                ? "the public class and its file have the same name: rename one of them"
                : "";
    }
}
