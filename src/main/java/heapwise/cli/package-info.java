/**
 * The command line: picocli commands and exit codes, nothing else. Each command asks one package
 * for a result and {@code terminal} to show it. May use every other package but {@code agent} and
 * {@code lab}.
 */
@NullMarked
package heapwise.cli;

import org.jspecify.annotations.NullMarked;
