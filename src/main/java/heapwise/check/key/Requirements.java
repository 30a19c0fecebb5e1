package heapwise.check.key;

import heapwise.check.rules.Requirement;
import heapwise.check.source.ClassFile;
import heapwise.check.source.Classes;
import heapwise.check.source.Declared;
import heapwise.check.source.Descriptors;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds out what the hidden tests use of the answer, by what they use of the reference. */
final class Requirements {

    private Requirements() {}

    static List<Requirement> of(
            Map<String, byte[]> tests, Map<String, byte[]> reference, List<Declared> declared) {
        var classes = new Classes(reference);
        Set<String> types = new LinkedHashSet<>();
        Set<ClassFile.Reference> members = new LinkedHashSet<>();
        for (byte[] bytes : tests.values()) {
            ClassFile test = ClassFile.read(bytes);
            test.types().stream().filter(reference::containsKey).forEach(types::add);
            test.references().stream()
                    .filter(member -> reference.containsKey(member.owner()))
                    .forEach(members::add);
        }
        var requirements = new ArrayList<Requirement>();
        for (String type : types) {
            requirements.add(
                    new Requirement(type, "", "", false, isInterface(classes, type), type));
        }
        for (ClassFile.Reference member : members) {
            classes.resolve(member.owner(), member.name(), member.descriptor())
                    .ifPresent(
                            found ->
                                    requirements.add(
                                            new Requirement(
                                                    member.owner(),
                                                    member.name(),
                                                    member.descriptor(),
                                                    (found.access() & ClassFile.STATIC) != 0,
                                                    isInterface(classes, member.owner()),
                                                    text(member, declared))));
        }
        return requirements;
    }

    private static boolean isInterface(Classes classes, String type) {
        return classes.find(type).map(ClassFile::isInterface).orElse(false);
    }

    /** Returns the declaration as the author wrote it, or as the class file has it. */
    private static String text(ClassFile.Reference member, List<Declared> declared) {
        List<String> parameters =
                member.isField() ? List.of() : Descriptors.parameters(member.descriptor());
        List<Declared> same =
                declared.stream()
                        .filter(candidate -> candidate.owner().equals(member.owner()))
                        .filter(candidate -> candidate.name().equals(member.name()))
                        .filter(candidate -> candidate.parameters().size() == parameters.size())
                        .toList();
        if (same.size() == 1) {
            return same.get(0).text();
        }
        boolean constructor = member.name().equals("<init>");
        return new Declared(
                        member.owner(),
                        member.name(),
                        parameters,
                        constructor ? "" : Descriptors.result(member.descriptor()),
                        "",
                        1,
                        1,
                        member.isField() ? Declared.Kind.FIELD : Declared.Kind.METHOD)
                .text();
    }
}
