/**
 * What the launcher knows of Java virtual machines: the JDKs on this machine, VM flags, the jars of
 * this installation, and child VMs (a session VM, a check VM) from their start to their end. May
 * use the protocol of the {@code agent}.
 */
@NullMarked
package heapwise.vm;

import org.jspecify.annotations.NullMarked;
