/**
 * Specs of the lab that run inside child VMs, since what they measure depends on the VM's JDK and
 * flags. {@code LabSpecsTest} and {@code LabMatrixTest} start the VMs and name the specs that each
 * runs.
 */
@NullMarked
package heapwise.labspecs;

import org.jspecify.annotations.NullMarked;
