/**
 * The rules that are checked by running: the cells, tasks and numbers of lessons, the answers of
 * keys, and their mutants. May use {@code authoring.source}, {@code authoring.rules} and {@code
 * authoring.report}.
 */
@NullMarked
package heapwise.authoring.run;

import org.jspecify.annotations.NullMarked;
