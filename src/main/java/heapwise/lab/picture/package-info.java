/**
 * Pictures of simulated heaps: heaps that a learner writes and collects. {@link
 * heapwise.lab.picture.HeapPicture} says what is in one and draws itself; {@code show(heap)} reads
 * one from the learner's own objects:
 *
 * <ul>
 *   <li>The heap's fields, and the collections, maps and arrays in them, hold its objects. What has
 *       objects in several fields ({@code eden}, {@code old}) has spaces of these names.
 *   <li>An object of the heap is of a class that can refer to its own kind: by a field, an array or
 *       a collection ({@code Node[] refs}, {@code Node next}, {@code List<Node> children}). A field
 *       that begins with {@code forward} is drawn, and keeps nothing alive.
 *   <li>It is called by its field {@code name}, {@code label} or {@code id}; {@code address} and
 *       {@code size} tell where it is; its other numbers, texts and set flags are its state.
 *   <li>Roots are the further arguments, or the heap's own field {@code roots}.
 * </ul>
 *
 * <p>A heap whose objects are numbers in an array, in two halves of which one is in use, is read by
 * its methods {@code refs(address)}, {@code get(address, ref)} and {@code value(address)}, and its
 * fields {@code start}, {@code top} and {@code half}. Its roots are numbers, or an {@code int[]}.
 * Any other heap may have a method {@code picture()} that returns a {@link
 * heapwise.lab.picture.HeapPicture}.
 */
@NullMarked
package heapwise.lab.picture;

import org.jspecify.annotations.NullMarked;
