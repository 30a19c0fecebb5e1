/**
 * The libraries that lessons and exercises name by Maven coordinates: {@link
 * heapwise.libraries.Libraries} finds their jars, in a learners' package, where they were found
 * before, or with Maven's own resolver, whose classes are loaded for that alone, by a loader of
 * their own. May use {@code vm}.
 */
@NullMarked
package heapwise.libraries;

import org.jspecify.annotations.NullMarked;
