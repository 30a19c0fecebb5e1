/**
 * Answer keys: compiled, kept in a cache, sealed in a package. May use {@code check.source}, {@code
 * check.rules} and {@code exercise}.
 */
@NullMarked
package heapwise.check.key;

import org.jspecify.annotations.NullMarked;
