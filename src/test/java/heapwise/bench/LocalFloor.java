package heapwise.bench;

import jdk.jshell.JShell;

/** The floor of all JShell starts: one snippet, in the process of JShell itself. */
final class LocalFloor {

    private LocalFloor() {}

    public static void main(String[] arguments) {
        try (JShell shell = JShell.builder().executionEngine("local").build()) {
            System.out.println(shell.eval("1 + 1").get(0).value());
        }
        System.exit(0);
    }
}
