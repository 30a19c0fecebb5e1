package heapwise.check.rules;

import heapwise.check.source.ApiUse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which classes and members of the JDK answers may use, and which rule keeps them from the others;
 * read from {@code api.txt}, whose head says how it is written.
 */
final class AllowedApi {

    private static final Set<String> MODULES =
            Set.of("java.base", "java.management", "jdk.management");

    private static final String EVERYTHING = "*";

    /** The rule of each entry; nothing where the entry is allowed. */
    private final Map<String, Optional<Rule>> packages = new HashMap<>();

    private final TreeMap<String, Rule> roots = new TreeMap<>();
    private final Map<String, Optional<Rule>> classes = new HashMap<>();
    private final Map<String, Optional<Rule>> members = new HashMap<>();
    private final Set<String> inPart = new HashSet<>();
    private final Map<String, Map<String, Rule>> signatures = new HashMap<>();

    private AllowedApi() {}

    /** Returns the list that this program brings along. */
    static AllowedApi load() {
        var api = new AllowedApi();
        try (InputStream bytes = AllowedApi.class.getResourceAsStream("api.txt");
                var lines =
                        new BufferedReader(
                                new InputStreamReader(
                                        Objects.requireNonNull(bytes), StandardCharsets.UTF_8))) {
            Optional<Rule> section = Optional.empty();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isEmpty() || line.startsWith("#")) {
                    continue;
                }
                String[] words = line.split(" ");
                if (words.length == 1 && Character.isUpperCase(line.charAt(0))) {
                    section =
                            line.equals("ALLOWED")
                                    ? Optional.empty()
                                    : Optional.of(Rule.valueOf(line));
                } else {
                    api.add(section, words);
                }
            }
            api.inPart.removeIf(type -> Optional.empty().equals(api.classes.get(type)));
            return api;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(Optional<Rule> section, String[] words) {
        String where = words[0];
        if (where.endsWith(".**")) {
            roots.put(where.substring(0, where.length() - 2), section.orElseThrow());
            return;
        }
        for (String entry : List.of(words).subList(1, words.length)) {
            int hash = entry.indexOf('#');
            if (entry.equals(EVERYTHING)) {
                put(packages, where, section);
            } else if (hash < 0) {
                put(classes, where + "." + entry, section);
            } else {
                String type = where + "." + entry.substring(0, hash);
                if (section.isEmpty()) {
                    inPart.add(type);
                }
                for (String member : entry.substring(hash + 1).split(",")) {
                    if (member.contains("(")) {
                        signatures
                                .computeIfAbsent(type, t -> new HashMap<>())
                                .put(member, section.orElseThrow());
                    } else {
                        put(members, type + "#" + member, section);
                    }
                }
            }
        }
    }

    /** Of two entries that are alike that of a rule counts. */
    private static void put(
            Map<String, Optional<Rule>> entries, String name, Optional<Rule> section) {
        entries.merge(name, section, (one, other) -> one.isPresent() ? one : other);
    }

    /** Returns the rule that this use breaks; nothing where it is allowed. */
    Optional<Rule> brokenBy(ApiUse use) {
        if (use.own()) {
            return Optional.empty();
        }
        if (use.module().isEmpty()) {
            return Optional.of(Rule.TOOLS);
        }
        if (!MODULES.contains(use.module())) {
            return Optional.of(
                    ofType(use.type())
                            .filter(rule -> rule == Rule.INTERNALS)
                            .orElse(Rule.OTHER_MODULES));
        }
        return use.member().isEmpty() ? ofType(use.type()) : ofMember(use);
    }

    private Optional<Rule> ofMember(ApiUse use) {
        String type = use.type();
        for (var entry : signatures.getOrDefault(type, Map.of()).entrySet()) {
            if (use.signature().startsWith(entry.getKey())) {
                return Optional.of(entry.getValue());
            }
        }
        Optional<Rule> exact = members.get(type + "#" + use.member());
        if (exact != null) {
            return exact;
        }
        if (inPart.contains(type)) {
            return Optional.of(
                    Objects.requireNonNullElse(around(type), Optional.<Rule>empty())
                            .orElse(Rule.BEYOND));
        }
        Optional<Rule> whole = ofType(type);
        return whole.isPresent()
                ? whole
                : use.mentions().stream().flatMap(each -> ofType(each).stream()).findFirst();
    }

    /** Returns why a class may not be named; nothing where it may. */
    Optional<Rule> ofType(String type) {
        return Objects.requireNonNullElse(classified(type), Optional.of(Rule.BEYOND));
    }

    /** Returns what the list says of a class; null where it says nothing. */
    @Nullable Optional<Rule> classified(String type) {
        return inPart.contains(type) ? Optional.empty() : around(type);
    }

    /** Returns what is said of a class, of the one that it is in, or of its package. */
    private @Nullable Optional<Rule> around(String type) {
        String name = type;
        while (true) {
            Optional<Rule> rule = classes.get(name);
            int dot = name.lastIndexOf('.');
            if (rule != null || dot < 0) {
                return rule;
            }
            name = name.substring(0, dot);
            if (isPackage(name)) {
                return ofPackage(name);
            }
        }
    }

    /** By the JDK's own custom, which it keeps. */
    private static boolean isPackage(String name) {
        return Character.isLowerCase(name.charAt(name.lastIndexOf('.') + 1));
    }

    private @Nullable Optional<Rule> ofPackage(String name) {
        Optional<Rule> exact = packages.get(name);
        if (exact != null) {
            return exact;
        }
        Map.Entry<String, Rule> root = roots.floorEntry(name + ".");
        return root != null && (name + ".").startsWith(root.getKey())
                ? Optional.of(root.getValue())
                : null;
    }
}
