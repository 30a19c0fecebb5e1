/**
 * What one object is and what it is connected to: sizes, layouts, walks over references, and names
 * for the places found.
 */
@NullMarked
package heapwise.lab.object;

import org.jspecify.annotations.NullMarked;
