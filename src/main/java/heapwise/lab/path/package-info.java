/**
 * Chains of references from a GC root to an object: how a raw path, found alive or in a heap dump,
 * becomes the few links that a reader needs, with the reference to cut.
 */
@NullMarked
package heapwise.lab.path;

import org.jspecify.annotations.NullMarked;
