/**
 * The rules that are checked by running: the cells, tasks and numbers of lessons, the answers of
 * keys, and their mutants. What must pass runs all hidden tests, as a learner's answer does; what
 * must fail runs as many as decide how it fails, and all of them where it is repeated. May use
 * {@code authoring.source}, {@code authoring.rules} and {@code authoring.report}.
 */
@NullMarked
package heapwise.authoring.run;

import org.jspecify.annotations.NullMarked;
