package heapwise.lab.gc;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** The management beans of HotSpot that the lab asks, in this process: no attach, no other VM. */
public final class Beans {

    private Beans() {}

    /** The value of a VM flag, or {@code otherwise} where this VM has no such flag. */
    public static String option(String name, String otherwise) {
        try {
            return diagnostics().getVMOption(name).getValue();
        } catch (IllegalArgumentException unknown) {
            return otherwise;
        }
    }

    public static boolean flag(String name) {
        return Boolean.parseBoolean(option(name, "false"));
    }

    public static HotSpotDiagnosticMXBean diagnostics() {
        return ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
    }

    /**
     * Runs a diagnostic command as {@code jcmd} would, by its bean name ({@code gcClassHistogram},
     * {@code vmInfo}, …), and returns its text; empty where this VM has no such command.
     */
    public static String command(String name, String... arguments) {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        try {
            ObjectName bean = new ObjectName("com.sun.management:type=DiagnosticCommand");
            boolean takes = takesArguments(server, bean, name);
            Object text =
                    takes
                            ? server.invoke(
                                    bean,
                                    name,
                                    new Object[] {arguments},
                                    new String[] {String[].class.getName()})
                            : server.invoke(bean, name, null, null);
            return String.valueOf(text);
        } catch (InstanceNotFoundException none) {
            return "";
        } catch (JMException failed) {
            throw new IllegalStateException("the VM refused the command " + name, failed);
        }
    }

    private static boolean takesArguments(MBeanServer server, ObjectName bean, String name)
            throws JMException {
        for (var operation : server.getMBeanInfo(bean).getOperations()) {
            if (operation.getName().equals(name)) {
                return operation.getSignature().length > 0;
            }
        }
        throw new InstanceNotFoundException(name);
    }
}
