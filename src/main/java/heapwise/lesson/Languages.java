package heapwise.lesson;

import java.util.List;
import java.util.Set;

/** The first words of a fence: the kinds of block that Heapwise knows, and languages to show. */
final class Languages {

    /** The kinds that run or ask. */
    static final List<String> KINDS =
            List.of("java", "output", "predict", "quiz", "task", "exercise", "python");

    private static final Set<String> SHOWN =
            Set.of(
                    "asm",
                    "bash",
                    "c",
                    "clojure",
                    "console",
                    "cpp",
                    "cs",
                    "csharp",
                    "css",
                    "csv",
                    "diff",
                    "dockerfile",
                    "go",
                    "gradle",
                    "groovy",
                    "haskell",
                    "html",
                    "http",
                    "ini",
                    "javascript",
                    "js",
                    "json",
                    "jshell",
                    "kotlin",
                    "latex",
                    "log",
                    "lua",
                    "make",
                    "makefile",
                    "markdown",
                    "md",
                    "mermaid",
                    "perl",
                    "php",
                    "plain",
                    "plaintext",
                    "powershell",
                    "properties",
                    "pycon",
                    "r",
                    "ruby",
                    "rust",
                    "scala",
                    "sh",
                    "shell",
                    "sql",
                    "swift",
                    "text",
                    "toml",
                    "ts",
                    "txt",
                    "typescript",
                    "xml",
                    "yaml",
                    "yml",
                    "zig",
                    "zsh");

    private Languages() {}

    /** Returns whether it is no kind of ours, and a language to show: rust, or rust,ignore. */
    static boolean isShown(String word) {
        return word.isEmpty() || SHOWN.contains(word.split(",", 2)[0]);
    }

    /** Returns whether it says nothing of what it shows: as authors write what a program prints. */
    static boolean isPlain(String word) {
        return List.of("", "text", "txt", "plain", "plaintext", "console").contains(word);
    }

    /** Returns how to mend an unknown word. */
    static String fix(String word) {
        String kinds =
                "use one of: " + String.join(", ", KINDS) + ", or text for what is only shown";
        if (word.startsWith("{")) {
            return "write the language without braces, as in 'java' or 'text'; " + kinds;
        }
        String first = word.split("[^\\p{L}]", 2)[0];
        return Nearest.to(word, KINDS)
                .or(() -> Nearest.to(word, SHOWN))
                .or(() -> KINDS.stream().filter(first::equalsIgnoreCase).findFirst())
                .map(near -> "did you mean '" + near + "'? " + kinds)
                .orElse(kinds);
    }
}
