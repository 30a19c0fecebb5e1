package heapwise.vm;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Flags for a session VM or a check VM, as authors and learners write them. */
public final class VmFlags {

    /** What would take the VM away from us, by its first characters. */
    private static final List<String> REFUSED =
            List.of(
                    "-javaagent",
                    "-agentlib",
                    "-agentpath",
                    "-Xrun",
                    "-Xdebug",
                    "-cp",
                    "-classpath",
                    "--class-path",
                    "-jar",
                    "-version",
                    "--version",
                    "-showversion",
                    "-help",
                    "--help",
                    "-?",
                    "-X?",
                    "-m",
                    "--module=",
                    "@",
                    "--dry-run",
                    "--list-modules",
                    "-XX:Flags=",
                    "-XX:VMOptionsFile=",
                    "-XX:OnError=",
                    "-XX:OnOutOfMemoryError=");

    /** The flags that are followed by their value as another argument. */
    private static final Set<String> WITH_VALUE =
            Set.of("--add-opens", "--add-exports", "--add-modules", "--add-reads");

    private VmFlags() {}

    /**
     * Splits at white space; a part in single or double quotes stays together.
     *
     * @throws IllegalArgumentException where a quote is not closed
     */
    public static List<String> split(String text) {
        List<String> flags = new ArrayList<>();
        StringBuilder flag = new StringBuilder();
        boolean inFlag = false;
        char quote = 0;
        for (char c : text.toCharArray()) {
            if (quote != 0) {
                if (c == quote) {
                    quote = 0;
                } else {
                    flag.append(c);
                }
            } else if (c == '"' || c == '\'') {
                quote = c;
                inFlag = true;
            } else if (!Character.isWhitespace(c)) {
                flag.append(c);
                inFlag = true;
            } else if (inFlag) {
                flags.add(flag.toString());
                flag.setLength(0);
                inFlag = false;
            }
        }
        if (quote != 0) {
            throw new IllegalArgumentException(
                    "the quote %c is not closed in: %s".formatted(quote, text));
        }
        if (inFlag) {
            flags.add(flag.toString());
        }
        return List.copyOf(flags);
    }

    /**
     * Returns what is wrong with the flags and what to write instead, or nothing where a VM may be
     * started with them. Whether the VM knows them, only the VM can say.
     */
    public static Optional<String> problem(List<String> flags) {
        boolean value = false;
        for (String flag : flags) {
            if (value) {
                value = false;
                continue;
            }
            if (!flag.startsWith("-")) {
                return Optional.of(
                        "'%s' is no VM flag: each begins with a dash, as -Xmx64m".formatted(flag));
            }
            for (String refused : REFUSED) {
                if (flag.equals(refused)
                        || (flag.startsWith(refused)
                                && (refused.endsWith("=") || flag.contains(refused + ":")))) {
                    return Optional.of(
                            "the flag %s cannot be used here: leave it out".formatted(flag));
                }
            }
            value = WITH_VALUE.contains(flag);
        }
        return value
                ? Optional.of("the last flag lacks its value: write it after it")
                : Optional.empty();
    }
}
