/**
 * What is read of a course, and {@link heapwise.authoring.source.Finding}, the words for whatever
 * is wrong with it. May use {@code lesson}, {@code exercise} and {@code vm}.
 */
@NullMarked
package heapwise.authoring.source;

import org.jspecify.annotations.NullMarked;
