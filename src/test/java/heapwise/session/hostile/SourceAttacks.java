package heapwise.session.hostile;

import static heapwise.session.hostile.Expected.is;
import static heapwise.session.hostile.Expected.shows;

import heapwise.session.Outcome;
import java.util.List;

/** What is odd before it runs: names and sources. */
final class SourceAttacks {

    private SourceAttacks() {}

    static void addTo(List<Attack> all) {
        names(all);
        sources(all);
    }

    private static void names(List<Attack> all) {
        all.add(
                Attack.of(
                        "a class named like the lab's",
                        "class Lab { static int size(Object o) { return 7; } }\nLab.size(null)",
                        "a value",
                        shows("7")));
        all.add(
                Attack.of(
                        "a method named like the lab's",
                        "long size(Object o) { return 7; }\nsize(null)",
                        "a value",
                        shows("7")));
        all.add(
                Attack.of(
                        "a variable called $1",
                        "int $1 = 5;\n2 + 2\n\"a\" + 1\n$1",
                        "a value",
                        shows("5")));
        all.add(
                Attack.of(
                        "a package declaration",
                        "package foo;",
                        "compile error",
                        is(Outcome.CompileError.class)));
        all.add(
                Attack.of(
                        "classes of ours used",
                        "new heapwise.agent.Agent()",
                        "compile error",
                        is(Outcome.CompileError.class)));
    }

    private static void sources(List<Attack> all) {
        for (String wrong :
                List.of("int = 3;", "var s = \"unfinished", "/* for ever", "foo(", "}", "@", "#")) {
            all.add(
                    Attack.of(
                            "wrong: " + wrong,
                            wrong,
                            "compile error",
                            is(Outcome.CompileError.class)));
        }
        all.add(
                Attack.of(
                        "unicode and emoji",
                        "String größe = \"\uD83D\uDE42é漢字\";\ngröße",
                        "a value",
                        shows("\"\uD83D\uDE42é漢字\"")));
        all.add(
                Attack.of(
                                "1 MB of source in one line",
                                "int x = " + "1 + ".repeat(250_000) + "1;",
                                "compile error or value",
                                outcome ->
                                        outcome instanceof Outcome.CompileError
                                                || outcome instanceof Outcome.Value)
                        .with("-Xmx64m"));
        all.add(
                Attack.of(
                                "1 MB in one string",
                                "var s = \"" + "x".repeat(1 << 20) + "\";",
                                "compile error",
                                is(Outcome.CompileError.class))
                        .with("-Xmx64m"));
        all.add(
                Attack.of(
                        "static state",
                        "class C { static int n; }\nC.n++;\nC.n++;\nC.n",
                        "a value",
                        shows("2")));
    }
}
