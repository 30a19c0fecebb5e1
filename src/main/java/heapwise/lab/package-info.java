/**
 * The lab: the memory tools that learners call at the prompt and that hidden tests assert with.
 * {@link heapwise.lab.Lab} is the facade; its sub-packages hold the walks, the drawings and the
 * measurements. It runs inside the session VM and the check VM and uses {@code java.*} and JOL
 * only.
 *
 * <p>A new tool: what it does in a sub-package, its call in {@code Lab}, and what it is for, costs
 * and does not see in {@code Tool}, which {@code /help} shows; flags that it needs of the VM in
 * {@code LabFlags}; its lines among the drawings of {@code DrawingsTest}.
 */
@NullMarked
package heapwise.lab;

import org.jspecify.annotations.NullMarked;
