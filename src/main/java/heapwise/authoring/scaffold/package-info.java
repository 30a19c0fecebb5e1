/**
 * What an author gets to start from: lessons and exercises that work, and the README of a package.
 * May use {@code lesson} and {@code exercise}.
 */
@NullMarked
package heapwise.authoring.scaffold;

import org.jspecify.annotations.NullMarked;
