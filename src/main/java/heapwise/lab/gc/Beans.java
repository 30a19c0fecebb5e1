package heapwise.lab.gc;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** The management beans of HotSpot that the lab asks, in this process: no attach, no other VM. */
public final class Beans {

    /**
     * By command. Asking costs hundreds of objects each time, some of which stay: a histogram would
     * count them.
     */
    private static final Map<String, Boolean> TAKES_ARGUMENTS = new ConcurrentHashMap<>();

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
            Boolean known = TAKES_ARGUMENTS.get(name);
            boolean takes = known != null ? known : takesArguments(server, bean, name);
            TAKES_ARGUMENTS.put(name, takes);
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
