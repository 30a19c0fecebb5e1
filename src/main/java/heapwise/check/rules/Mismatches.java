package heapwise.check.rules;

import heapwise.check.source.ClassFile;
import heapwise.check.source.Classes;
import heapwise.check.source.Compiled;
import heapwise.check.source.Declared;
import heapwise.check.source.Descriptors;
import heapwise.check.source.Slips;
import heapwise.check.source.SourceProblem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Compares an answer with what the hidden tests use of it. Said here, a wrong signature is the
 * learner's to repair; met by a test, it would be an error in code that they cannot see.
 */
public final class Mismatches {

    private final Classes classes;
    private final List<Declared> declared;
    private final Map<String, String> sources;
    private final Set<String> missingTypes = new HashSet<>();

    private Mismatches(Compiled answer, Map<String, String> sources) {
        this.classes = new Classes(answer.classes());
        this.declared = answer.declared();
        this.sources = sources;
    }

    public static List<SourceProblem> of(
            List<Requirement> requirements, Compiled answer, Map<String, String> sources) {
        var mismatches = new Mismatches(answer, sources);
        var problems = new ArrayList<SourceProblem>();
        for (Requirement requirement : requirements) {
            mismatches.check(requirement).ifPresent(problems::add);
        }
        return problems;
    }

    private Optional<SourceProblem> check(Requirement wanted) {
        if (missingTypes.contains(wanted.owner())) {
            return Optional.empty();
        }
        Optional<ClassFile> type = classes.find(wanted.owner());
        if (type.isEmpty()) {
            missingTypes.add(wanted.owner());
            return Optional.of(missingType(wanted));
        }
        if (wanted.isType()) {
            return kind(wanted, type.get());
        }
        Optional<ClassFile.Member> member =
                classes.resolve(wanted.owner(), wanted.name(), wanted.descriptor());
        if (member.isEmpty()) {
            return Optional.of(missingMember(wanted));
        }
        return wrongModifiers(wanted, type.get(), member.get());
    }

    private Optional<SourceProblem> kind(Requirement wanted, ClassFile type) {
        if (wanted.isInterface() == type.isInterface()) {
            return Optional.empty();
        }
        String is = type.isInterface() ? "an interface" : "a class";
        String must = wanted.isInterface() ? "an interface" : "a class";
        return Optional.of(
                at(
                        declaration(wanted.owner(), ""),
                        "%s is %s and has to be %s".formatted(wanted.simpleOwner(), is, must),
                        "declare it as the starter does"));
    }

    private SourceProblem missingType(Requirement wanted) {
        String simple = wanted.simpleOwner();
        Optional<Declared> elsewhere =
                declared.stream()
                        .filter(type -> type.kind() == Declared.Kind.CLASS)
                        .filter(type -> type.owner().endsWith("." + simple))
                        .findFirst();
        if (elsewhere.isPresent()) {
            String owner = elsewhere.get().owner();
            String packageName = owner.substring(0, owner.lastIndexOf('.'));
            return at(
                    new Declared(
                            owner,
                            "",
                            List.of(),
                            "",
                            elsewhere.get().file(),
                            1,
                            1,
                            Declared.Kind.CLASS),
                    "%s is in the package %s; the hidden tests look for it %s"
                            .formatted(simple, packageName, packageOf(wanted.owner())),
                    wanted.owner().contains(".")
                            ? "write `package %s;` as its first line"
                                    .formatted(
                                            wanted.owner()
                                                    .substring(0, wanted.owner().lastIndexOf('.')))
                            : "remove the line `package %s;`".formatted(packageName));
        }
        List<String> own =
                declared.stream()
                        .filter(type -> type.kind() == Declared.Kind.CLASS)
                        .map(Declared::owner)
                        .toList();
        String file = simple.replaceFirst("\\..*", "") + ".java";
        if (own.isEmpty()) {
            return at(
                    new Declared(
                            simple, "", List.of(), "", firstFile(file), 1, 1, Declared.Kind.CLASS),
                    "there is no class %s: the file declares nothing".formatted(simple),
                    "take the comment marks away, or bring the starter back with reset");
        }
        Declared nearest = Slips.nearest(simple, declared, Declared::owner, Declared.Kind.CLASS);
        return at(
                nearest,
                "there is no class %s, which the hidden tests use".formatted(simple),
                own.size() == 1
                        ? "rename %s to %s, and its file to %s".formatted(own.get(0), simple, file)
                        : "declare it in %s".formatted(file));
    }

    private String firstFile(String wanted) {
        return sources.containsKey(wanted)
                ? wanted
                : sources.keySet().stream().sorted().findFirst().orElse(wanted);
    }

    private static String packageOf(String owner) {
        int dot = owner.lastIndexOf('.');
        return dot < 0 ? "in no package" : "in " + owner.substring(0, dot);
    }

    private SourceProblem missingMember(Requirement wanted) {
        String what =
                wanted.isConstructor() ? "constructor" : wanted.isField() ? "field" : "method";
        List<Declared> same = declared(wanted.owner(), wanted.name());
        if (same.isEmpty() || same.size() > 1) {
            Declared type = declaration(wanted.owner(), "");
            return at(
                    type,
                    "%s lacks the %s `%s`, which the hidden tests use"
                            .formatted(wanted.simpleOwner(), what, wanted.declaration()),
                    same.isEmpty()
                            ? similar(wanted)
                            : "give it exactly these parameters and this result");
        }
        Declared mine = same.get(0);
        List<String> wantedTypes =
                wanted.isField() ? List.of() : Descriptors.parameters(wanted.descriptor());
        boolean sameCount = wantedTypes.size() == mine.parameters().size();
        return at(
                mine,
                "the hidden tests use `%s`; yours is `%s`"
                        .formatted(wanted.declaration(), mine.text()),
                wanted.isField() || sameParameters(wantedTypes, mine.parameters())
                        ? "make its type `%s`".formatted(Descriptors.result(wanted.descriptor()))
                        : sameCount
                                ? "give it these parameter types"
                                : "give it %d parameter%s"
                                        .formatted(
                                                wantedTypes.size(),
                                                wantedTypes.size() == 1 ? "" : "s"));
    }

    /** Compares erasures: what a learner wrote may have type arguments and package names. */
    private static boolean sameParameters(List<String> erased, List<String> written) {
        return erased.equals(
                written.stream()
                        .map(type -> type.replaceAll("<.*>", "").replace("...", "[]"))
                        .map(type -> type.substring(type.lastIndexOf('.') + 1))
                        .toList());
    }

    private String similar(Requirement wanted) {
        Optional<Declared> near =
                declared.stream()
                        .filter(member -> member.owner().equals(wanted.owner()))
                        .filter(member -> !member.name().isEmpty())
                        .filter(member -> Slips.close(member.name(), wanted.name()))
                        .findFirst();
        return near.map(
                        member ->
                                "rename `%s` (line %d) to `%s`"
                                        .formatted(member.name(), member.line(), wanted.name()))
                .orElse("add it to the class");
    }

    private Optional<SourceProblem> wrongModifiers(
            Requirement wanted, ClassFile type, ClassFile.Member member) {
        Declared mine = declaration(wanted.owner(), wanted.name());
        boolean isStatic = (member.access() & ClassFile.STATIC) != 0;
        if (isStatic != wanted.isStatic()) {
            return Optional.of(
                    at(
                            mine,
                            "`%s` must %sbe static".formatted(mine.text(), isStatic ? "not " : ""),
                            isStatic ? "remove `static`" : "write `static` before its type"));
        }
        if ((member.access() & ClassFile.PRIVATE) != 0) {
            return Optional.of(
                    at(
                            mine,
                            "`%s` is private, but the hidden tests use it".formatted(mine.text()),
                            "remove `private`"));
        }
        if (wanted.isConstructor() && (type.access() & ClassFile.ABSTRACT) != 0) {
            return Optional.of(
                    at(
                            declaration(wanted.owner(), ""),
                            "%s is abstract, but the hidden tests make one"
                                    .formatted(wanted.simpleOwner()),
                            "remove `abstract`"));
        }
        return Optional.empty();
    }

    private List<Declared> declared(String owner, String name) {
        return declared.stream()
                .filter(member -> member.owner().equals(owner) && member.name().equals(name))
                .toList();
    }

    private Declared declaration(String owner, String name) {
        return declared(owner, name).stream()
                .findFirst()
                .or(() -> declared(owner, "").stream().findFirst())
                .orElseGet(
                        () ->
                                new Declared(
                                        owner,
                                        "",
                                        List.of(),
                                        "",
                                        firstFile(""),
                                        1,
                                        1,
                                        Declared.Kind.CLASS));
    }

    private SourceProblem at(Declared place, String what, String fix) {
        String line =
                sources.getOrDefault(place.file(), "")
                        .lines()
                        .skip(place.line() - 1L)
                        .findFirst()
                        .orElse("");
        int column = Math.min(place.column(), line.length() + 1);
        return new SourceProblem(
                place.file(),
                place.line(),
                Math.max(1, column),
                Math.max(1, line.stripTrailing().length() - column + 1),
                what,
                line,
                fix,
                "");
    }
}
