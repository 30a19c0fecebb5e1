/**
 * The rules that are checked by reading: of a course, its lessons, keys and hidden tests. May use
 * {@code authoring.source} and {@code authoring.scaffold}.
 */
@NullMarked
package heapwise.authoring.rules;

import org.jspecify.annotations.NullMarked;
